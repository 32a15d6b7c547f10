/** The languages that mails are written in; all others are answered in English. */
export const mailLanguages = ['en', 'de'] as const;

/** One of them. */
export type MailLanguage = (typeof mailLanguages)[number];

/** The language in which a mail is written for somebody who reads this one, given as a BCP 47 tag. */
export function mailLanguage(tag: string): MailLanguage {
  const [first = ''] = tag.toLowerCase().split('-');
  return mailLanguages.find((language) => language === first) ?? 'en';
}

/** A moment as a mail tells it: to the second, in universal time. */
export function mailTime(at: number, language: MailLanguage): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'long', timeZone: 'UTC' }).format(at);
}
