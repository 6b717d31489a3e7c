import { DevicesService } from './devices.service';
import { IdentitiesService } from './identities.service';
import { LoginFailuresRepository } from './login-failures.repository';
import { LoginLock } from './login-lock.service';
import { OidcController } from './oidc.controller';
import { OidcService } from './oidc.service';
import { PasswordChangeTokens } from './password-change-tokens';
import { PasswordResetService } from './password-reset.service';
import { PasswordController } from './password.controller';
import { PasswordsService } from './passwords.service';
import { RequestRates } from './request-rates';
import { Sealer } from './sealer';
import { SecondFactorController } from './second-factor.controller';
import { SecondFactorRepository } from './second-factor.repository';
import { SecondFactorService } from './second-factor.service';
import { SecretLetters } from './secret-letters.service';
import { SessionsController } from './sessions.controller';
import { SessionsService } from './sessions.service';
import {
  ExternalIdentityEntity,
  KnownDeviceEntity,
  LoginFailuresEntity,
  RecoveryCodeEntity,
  RequestRateEntity,
  SecondFactorEntity,
  SignInRequestEntity,
} from './sign-in.entity';
import { DeleteOverdueSignInsProcessor, SendSecretLetterProcessor } from './sign-in.processor';
import { SignInRepository } from './sign-in.repository';
import { SignInGate } from './sign-in-gate';
import { SignInService } from './sign-in.service';

/** What sign-in adds to the access module. */
export const signInParts = {
  entities: [
    ExternalIdentityEntity,
    KnownDeviceEntity,
    LoginFailuresEntity,
    RecoveryCodeEntity,
    RequestRateEntity,
    SecondFactorEntity,
    SignInRequestEntity,
  ],
  controllers: [OidcController, PasswordController, SecondFactorController, SessionsController],
  providers: [
    DeleteOverdueSignInsProcessor,
    DevicesService,
    IdentitiesService,
    LoginFailuresRepository,
    LoginLock,
    OidcService,
    PasswordChangeTokens,
    PasswordResetService,
    PasswordsService,
    RequestRates,
    Sealer,
    SecondFactorRepository,
    SecondFactorService,
    SecretLetters,
    SendSecretLetterProcessor,
    SessionsService,
    SignInGate,
    SignInRepository,
    SignInService,
  ],
};
