'use strict';

// A mail server of its own process: it takes mails by SMTP, gives each to the process that started it, and answers as the
// name before the @ of the recipient says: `later…` is put off the first time, `never…` is refused for good.

const { SMTPServer } = require('smtp-server');

const [port = '0'] = process.argv.slice(2);
const known = new Set();

// Who has sent a mail looks for it as soon as that is answered, so the answer waits until the mail has arrived there.
const unanswered = [];
process.on('message', () => unanswered.shift()());
process.on('disconnect', () => process.exit());

function refusal(code, message) {
  return Object.assign(new Error(message), { responseCode: code });
}

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  allowInsecureAuth: true,
  disableReverseLookup: true,
  onAuth({ username, password }, _session, done) {
    if (username === 'denizen' && password === 'p@ss word') done(null, { user: username });
    else done(refusal(535, 'Who are you?'));
  },
  onRcptTo({ address }, _session, done) {
    if (address.startsWith('never')) return done(refusal(550, `No such mailbox: ${address}`));
    if (address.startsWith('later') && !known.has(address)) {
      known.add(address);
      return done(refusal(451, `Try again: ${address}`));
    }
    done();
  },
  onData(stream, session, done) {
    const chunks = [];
    stream.on('data', (chunk) => chunks.push(chunk));
    stream.on('end', () => {
      const raw = Buffer.concat(chunks).toString();
      const { mailFrom, rcptTo } = session.envelope;
      const mail = {
        user: session.user ?? null,
        from: mailFrom.address,
        to: rcptTo.map(({ address }) => address),
        raw,
      };
      unanswered.push(done);
      process.send({ mail });
    });
  },
});

server.on('error', (error) => process.stderr.write(`${error.message}\n`));
server.listen(Number(port), '127.0.0.1', () => {
  process.send({ port: server.server.address().port });
});
