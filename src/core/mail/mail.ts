/** A mail as it goes out: plain text, to one address. */
export interface MailMessage {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The language of the text, as a BCP 47 tag. */
  readonly language: string;
}

/** A mail could not be handed over. */
export class MailNotSent extends Error {
  override readonly name = 'MailNotSent';

  constructor(
    /** Whether it will never be taken: the server refuses the address or the mail for good. */
    readonly isFinal: boolean,
    /** Why, without the address and whatever the mail says. */
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(reason, options);
  }
}

/** Hands mails over to a server that delivers them. */
export interface MailTransport {
  /**
   * Hands a mail over.
   * @param key tells it from all others: the same mail, tried again, has the same
   * @throws MailNotSent
   */
  send(message: MailMessage, key: string): Promise<void>;
  close(): void;
}
