// The e-Box's stand-in in a process of its own, with as many messages as it is told: says where it is, then takes clients as ChaMan does.
import process from 'node:process';
import { listenEbox } from '../../relay/sandbox/ebox/listen.ts';
import { type Client, EboxState, type StoredMessage } from '../../relay/sandbox/ebox/state.ts';
import { message, provider } from '../../relay/sandbox/ebox/trial.ts';

const count = Number(process.argv[2]);
/** About as much is said of it as of a real one. */
const real = (n: number): StoredMessage =>
  message(n, {
    subject: { fr: `Avis de cotisation ${n} : provision mensuelle et solde du trimestre` },
    payment: { amount: 100 + n, vatAmount: 0, dueDate: '2026-12-31T00:00:00+01:00', iban: 'BE16985000000174', reference: '+++090/9337/55493+++' },
    facts: { BUSINESS_DOMAIN: 'SOCIAL_SECURITY', EMPNOSSBENOSS: `${n}`, FOR_INFORMATION: 'true' }
  });
const half = Array.from({ length: count / 2 }, (_, n) => real(n));
const standIn = await listenEbox(new EboxState([provider('onss', '3.0', half), provider('region', '2.1', half)], Date.now));
process.on('message', (client: Client) => {
  standIn.register(client);
  process.send?.('registered');
});
process.send?.({ origin: standIn.origin, ca: standIn.ca });
