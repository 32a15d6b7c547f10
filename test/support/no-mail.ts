import type { MailFacts } from '../../src/graphql/context.js';

/** Nobody sends mails. */
export const noMail: MailFacts = { hasServer: false, invitationLink: (secret) => `https://here.example/#${secret}` };
