import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { Settings } from '../settings/settings.js';

export interface Letter {
  /** Stays the same at every attempt, so that a mail server or reader can tell a second copy. */
  id: string;
  /** Whose address it goes to; null for one they had before. */
  personId: string | null;
  to: { name: string; address: string };
  language: string;
  subject: string;
  text: string;
}

/** How a mail server took a letter: `refused` for good, `later` for now; with a number or a code, never a text. */
export interface Taken {
  state: 'sent' | 'refused' | 'later';
  answer: string | null;
}

const PATIENCE_MS = 20_000;

/** The organisation's mail server, as the settings name it. */
@Injectable()
export class MailTransport implements OnModuleDestroy {
  private readonly transport: Transporter | null;

  constructor(@Inject(Settings) private readonly settings: Settings) {
    const { smtpUrl } = settings;
    this.transport = smtpUrl
      ? createTransport(smtpUrl, {
          connectionTimeout: PATIENCE_MS,
          greetingTimeout: PATIENCE_MS,
          socketTimeout: PATIENCE_MS,
          // A mail never reads a file or an address of this machine, whatever somebody was named.
          disableFileAccess: true,
          disableUrlAccess: true,
        } as object)
      : null;
  }

  /** Without a mail server everything works and mails wait. */
  get isSet(): boolean {
    return this.transport !== null;
  }

  async send(letter: Letter): Promise<Taken> {
    if (!this.transport) return { state: 'later', answer: null };
    try {
      await this.transport.sendMail({
        messageId: `<${letter.id}@${new URL(this.settings.url).hostname}>`,
        from: this.settings.mailFrom,
        to: letter.to,
        subject: letter.subject,
        text: letter.text,
        headers: { 'Content-Language': letter.language, 'Auto-Submitted': 'auto-generated' },
      });
      return { state: 'sent', answer: null };
    } catch (error) {
      return takenOf(error as SmtpError);
    }
  }

  /** Does the server answer, and let us in? Nothing is sent. */
  async reach(): Promise<{ reachable: boolean; answer: string | null }> {
    try {
      await this.transport?.verify();
      return { reachable: this.transport !== null, answer: null };
    } catch (error) {
      return { reachable: false, answer: takenOf(error as SmtpError).answer };
    }
  }

  onModuleDestroy(): void {
    this.transport?.close();
  }
}

interface SmtpError {
  responseCode?: number;
  code?: string;
  /** What the server was told when it said no. */
  command?: string;
}

/**
 * 5xx is for good (RFC 5321, section 4.2.1) where it is about the recipient or the letter; where our own sign-in or sender was
 * refused the settings mend it, and everything waits.
 */
function takenOf({ responseCode, code, command = '' }: SmtpError): Taken {
  const answer = responseCode === undefined ? (code ?? null) : String(responseCode);
  const isForGood = responseCode !== undefined && responseCode >= 500 && ['RCPT TO', 'DATA'].includes(command);
  return { state: isForGood ? 'refused' : 'later', answer };
}
