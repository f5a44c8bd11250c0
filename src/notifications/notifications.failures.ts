import { failures } from '../kernel/failure.js';

export const NotificationFailures = failures('notifications', {
  NO_MAIL_SERVER: ['conflict', 'No mail server is set, so mails wait. The settings of the service name one.'],
  UNKNOWN_MAIL: ['missing', 'There is no such mail.'],
  NOT_WAITING: ['conflict', 'Only a mail that waits or was refused can be tried again.'],
});
