export { StartupError } from './startup-error';
export { Config, type LogLevel, type OidcSettings, type Role } from './config';
export { ConfigModule } from './config.module';
export { completeConfig, ConfigError, loadSettings, type Settings } from './load-config';
