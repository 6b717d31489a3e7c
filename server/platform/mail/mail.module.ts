import path from 'node:path';
import { Global, Module } from '@nestjs/common';
import { Config } from '../config';
import { FolderTransport } from './folder-transport';
import { MailTransport } from './mail-transport';
import { SmtpTransport } from './smtp-transport';

@Global()
@Module({
  providers: [
    {
      provide: MailTransport,
      inject: [Config],
      useFactory: ({ smtpUrl, dataDir }: Config): MailTransport =>
        smtpUrl === null ? new FolderTransport(path.join(dataDir, 'mail')) : new SmtpTransport(smtpUrl),
    },
  ],
  exports: [MailTransport],
})
export class MailModule {}
