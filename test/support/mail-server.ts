import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface Received {
  from: string;
  to: string[];
  /** Headers and text, decoded. */
  raw: string;
}

/** A real SMTP server on loopback: takes mails, or answers what the story tells it to. */
export class MailServer {
  readonly received: Received[] = [];
  /** Answers with this error at RCPT TO while set. */
  refuses: { responseCode: number } | null = null;
  private constructor(private readonly server: SMTPServer) {}

  static async start(): Promise<MailServer> {
    const holder: { mails?: MailServer } = {};
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      disableReverseLookup: true,
      onRcptTo: (_address, _session, done) => {
        const { refuses } = holder.mails!;
        done(refuses ? Object.assign(new Error('not this one'), refuses) : null);
      },
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const { mailFrom, rcptTo } = session.envelope;
          holder.mails!.received.push({
            from: mailFrom ? mailFrom.address : '',
            to: rcptTo.map((recipient) => recipient.address),
            raw: decoded(Buffer.concat(chunks).toString('utf8')),
          });
          done();
        });
      },
    });
    listenAtOnce(server);
    holder.mails = new MailServer(server);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return holder.mails;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  to(address: string): Received[] {
    return this.received.filter((mail) => mail.to.includes(address));
  }

  stop(): Promise<void> {
    return new Promise((stopped) => this.server.close(() => stopped()));
  }
}

interface Connection {
  init(): void;
  _setListeners(listening: () => void): void;
  connectionReady(): void;
}

/** The package makes every client wait 100 ms, to catch those that talk too soon: ours does not, and sends hundreds of mails. */
function listenAtOnce(server: SMTPServer): void {
  const connections = (server as unknown as { connections: Set<Connection> }).connections;
  const add = connections.add.bind(connections);
  connections.add = (connection) => {
    connection.init = () => connection._setListeners(() => connection.connectionReady());
    return add(connection);
  };
}

/** Quoted-printable bodies and encoded-word subjects as text. */
function decoded(raw: string): string {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const body = rest.join('\n\n');
  const bytes = (text: string): string => Buffer.from(text, 'latin1').toString('utf8');
  const quoted = (text: string): string =>
    bytes(
      text.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    );
  const words = head
    .replace(/\r\n[ \t]+/g, ' ')
    .replace(/=\?UTF-8\?Q\?(.*?)\?=\s?/gi, (_, text: string) => quoted(text.replace(/_/g, ' ')))
    .replace(/=\?UTF-8\?B\?(.*?)\?=\s?/gi, (_, text: string) => Buffer.from(text, 'base64').toString('utf8'));
  const text = /content-transfer-encoding: base64/i.test(head)
    ? Buffer.from(body, 'base64').toString('utf8')
    : /quoted-printable/i.test(head)
      ? quoted(body)
      : body;
  return `${words}\n\n${text}`;
}
