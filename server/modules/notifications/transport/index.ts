export { FolderTransport } from './folder-transport';
export { DeliveryFailed, MailTransport, type Letter } from './mail-transport';
export { SmtpTransport } from './smtp-transport';
