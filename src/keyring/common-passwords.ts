/**
 * Words that long but worthless passwords are made of: what is left of one once case, accents, digits and signs are
 * gone (`psswrd` is the rest of `p@ssw0rd`). English and French, from the tops of the published lists.
 */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `abc abcd abcdef admin administrateur administrator anthony azerty azertyuiop baseball basketball batman bienvenue
  bonjour bonjourbonjour changeme changemeplease changemenow charlie chocolat chocolate computer correcthorsebatterystaple
  default doudou dragon facebook football footballfootball francefrance freedom google guest hello helloworld iloveyou
  iloveyousomuch instagram internet jesuschrist jetaime letmein letmeinplease linkedin liverpool loulou loveyou manchester
  manchesterunited marseille master michael monkey motdepasse monmotdepasse mypassword naruto newpassword nicolas nothing
  olympique onepiece parisparis pass passw passwd passwrd password passwordadmin passwordpassword paword pawrd psswrd pssword pokemon princess princesse qwerty
  qwertyuiop qwertyqwerty root secret secretpassword shadow sunshine superman supersecret temporary test testtest
  testpassword thisisapassword thisismypassword trustno twitter unknown user welcome welcometo whatever youtube`.split(
    /\s+/,
  ),
);

/** Rows of keys and of counting; a password made of pieces of them is as good as none. */
export const ROWS: readonly string[] = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  'a1b2c3d4e5f6g7h8i9j0',
  '1a2b3c4d5e6f7g8h9i0j',
  '1a2z3e4r5t6y7u8i9o0p',
];
