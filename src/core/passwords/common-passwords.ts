/**
 * Words that guessing begins with, and that people make long enough by repeating them or by adding figures. Most lists of leaked
 * passwords hold little that is as long as a password must be here, so that a short list does most of what a long one would.
 */
export const commonPasswords: readonly string[] = [
  ...['password', 'passw0rd', 'p@ssword', 'p@ssw0rd', 'passwort', 'passphrase', 'motdepasse', 'contraseña', 'secret'],
  ...['qwerty', 'qwertyuiop', 'qwertzuiop', 'azertyuiop', 'asdfghjkl', 'zxcvbnm', '1qaz2wsx', '1q2w3e4r', 'q1w2e3r4'],
  ...['iloveyou', 'letmein', 'welcome', 'changeme', 'trustno1', 'sunshine', 'princess', 'football', 'baseball'],
  ...['admin', 'administrator', 'superuser', 'denizen', 'correcthorsebatterystaple', '1234567890', '0123456789'],
];
