// How to connect to the stand-ins, in words for the terminal.
import { folderLogin, practice } from './practice.ts';

/** French, then English. */
export function howToConnect(url: string, mailPort: number, folderPort: number): string {
  const [user] = practice.users;
  const [client] = practice.clients;
  const start = `RELAY_IMAP_LOCAL=1 BASECONE_URL=${url} SMTP_HOST=localhost SMTP_PORT=${mailPort} SMTP_FROM=relais@carnet.example npm start`;
  const values = (names: readonly string[]): string =>
    [user.officeCode, user.username, user.password, client.identifier, client.secret].map((value, at) => `    ${(names[at] ?? '').padEnd(28)}${value}`).join('\n');
  const dossiers = practice.companies.map(({ name, companyId }) => `    ${name.padEnd(34)}${companyId}`).join('\n');
  return `
  Basecone d’exercice : ${url}
  Serveur de courrier d’exercice : localhost:${mailPort}
  Dossier partagé d’exercice : http://localhost:${folderPort}/books/ (utilisateur ${folderLogin.user}, mot de passe ${folderLogin.password})
  Tout y est inventé ; rien n’en sort, ni vers le vrai Basecone ni vers personne.

  1. Dans un autre terminal :  ${start}
  2. Dans Carnet : Applications & connexions → Basecone → Activer, Configurer, par « Application », avec
${values(['code du bureau', 'utilisateur', 'mot de passe', 'identifiant de l’app', 'secret de l’app'])}
  3. Choisissez un dossier :
${dossiers}

  Practice Basecone: ${url}
  Practice mail server: localhost:${mailPort}
  Practice shared folder: http://localhost:${folderPort}/books/ (user ${folderLogin.user}, password ${folderLogin.password})
  All of it is invented; nothing leaves it, neither to the real Basecone nor to anybody.

  1. In another terminal:  ${start}
  2. In Carnet: Apps & connections → Basecone → Activate, Configure, by “Application”, with
${values(['office code', 'user', 'password', 'app identifier', 'app secret'])}
  3. Choose a dossier:
${dossiers}

  Ctrl+C : arrêter · stop
`;
}
