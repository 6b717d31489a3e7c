export { FolderTransport } from './folder-transport';
export { letterHtml } from './letter-html';
export { DeliveryFailed, MailTransport, type Letter } from './mail-transport';
export { MailModule } from './mail.module';
export { SmtpTransport } from './smtp-transport';
