// How to connect to the practice Basecone, in words for the terminal.
import { practice } from './practice.ts';

/** French, then English. */
export function howToConnect(url: string): string {
  const [user] = practice.users;
  const [client] = practice.clients;
  const values = (names: readonly string[]): string =>
    [user.officeCode, user.username, user.password, client.identifier, client.secret].map((value, at) => `    ${(names[at] ?? '').padEnd(28)}${value}`).join('\n');
  const dossiers = practice.companies.map(({ name, companyId }) => `    ${name.padEnd(34)}${companyId}`).join('\n');
  return `
  Basecone d’exercice : ${url}
  Tout y est inventé ; rien n’en sort vers le vrai Basecone.

  1. Dans un autre terminal :  BASECONE_URL=${url} npm start
  2. Dans Carnet : Apps & connexions → Comptabilité → Basecone, avec
${values(['code du bureau', 'utilisateur', 'mot de passe', 'identifiant de l’app', 'secret de l’app'])}
  3. Choisissez un dossier :
${dossiers}

  Practice Basecone: ${url}
  All of it is invented; nothing goes to the real Basecone.

  1. In another terminal:  BASECONE_URL=${url} npm start
  2. In Carnet: Apps & connections → Accounting → Basecone, with
${values(['office code', 'user', 'password', 'app identifier', 'app secret'])}
  3. Choose a dossier:
${dossiers}

  Ctrl+C : arrêter · stop
`;
}
