// The words of the page that makes a phone trust this computer, in the four languages.

export const languages = ['fr', 'nl', 'de', 'en'] as const;
export type Language = (typeof languages)[number];

export interface TrustTexts {
  language: string;
  title: string;
  why: string;
  toPhone: string;
  scan: string;
  download: string;
  install: string;
  iphone: string[];
  android: string[];
  computer: string;
  compare: string;
  open: string;
  openText: string;
  own: string;
}

const fr: TrustTexts = {
  language: 'Français',
  title: 'Carnet sur vos autres appareils',
  why: 'Un navigateur ne garde Carnet hors connexion qu’à une adresse protégée. Cet ordinateur a donc sa propre autorité, valable pour le réseau local seulement. Chaque appareil doit l’accepter une fois.',
  toPhone: '1. Ouvrir cette page sur le téléphone',
  scan: 'Scannez ce code avec l’appareil photo, ou tapez l’adresse. Le téléphone et l’ordinateur doivent être sur le même réseau.',
  download: 'Télécharger l’autorité',
  install: '2. Accepter l’autorité',
  iphone: [
    'Téléchargez l’autorité dans Safari et autorisez le profil.',
    'Réglages › Général › VPN et gestion de l’appareil : installez le profil « Carnet ».',
    'Réglages › Général › Informations › Réglages des certificats : activez « Carnet ».'
  ],
  android: [
    'Téléchargez l’autorité.',
    'Paramètres › Sécurité › Autres paramètres de sécurité › Installer depuis le stockage › Certificat CA (le chemin varie selon la marque).',
    'Choisissez le fichier carnet.crt.'
  ],
  computer: 'Ordinateur : ajoutez le fichier aux autorités de confiance du système ou, pour Firefox, du navigateur.',
  compare: 'Avant d’accepter, comparez cette empreinte (SHA-256) avec celle qui est affichée dans le terminal de l’ordinateur :',
  open: '3. Ouvrir Carnet',
  openText: 'Ouvrez cette adresse, puis ajoutez-la à l’écran d’accueil.',
  own: 'Chaque adresse a ses propres données : ce qui a été fait à http://localhost ne se trouve pas ici. Utilisez une sauvegarde pour l’apporter.'
};

const nl: TrustTexts = {
  language: 'Nederlands',
  title: 'Carnet op uw andere toestellen',
  why: 'Een browser bewaart Carnet alleen offline op een beveiligd adres. Daarom heeft deze computer een eigen autoriteit, enkel geldig voor het lokale netwerk. Elk toestel moet ze één keer aanvaarden.',
  toPhone: '1. Deze pagina openen op de telefoon',
  scan: 'Scan deze code met de camera, of typ het adres. Telefoon en computer moeten op hetzelfde netwerk zitten.',
  download: 'Autoriteit downloaden',
  install: '2. De autoriteit aanvaarden',
  iphone: [
    'Download de autoriteit in Safari en sta het profiel toe.',
    'Instellingen › Algemeen › VPN en apparaatbeheer: installeer het profiel “Carnet”.',
    'Instellingen › Algemeen › Info › Vertrouwensinstellingen certificaten: zet “Carnet” aan.'
  ],
  android: [
    'Download de autoriteit.',
    'Instellingen › Beveiliging › Meer beveiligingsinstellingen › Installeren vanuit opslag › CA-certificaat (het pad verschilt per merk).',
    'Kies het bestand carnet.crt.'
  ],
  computer: 'Computer: voeg het bestand toe aan de vertrouwde autoriteiten van het systeem of, voor Firefox, van de browser.',
  compare: 'Vergelijk deze vingerafdruk (SHA-256) vóór u aanvaardt met die in de terminal van de computer:',
  open: '3. Carnet openen',
  openText: 'Open dit adres en zet het op het beginscherm.',
  own: 'Elk adres heeft zijn eigen gegevens: wat op http://localhost werd gedaan, staat hier niet. Gebruik een back-up om het over te brengen.'
};

const de: TrustTexts = {
  language: 'Deutsch',
  title: 'Carnet auf Ihren anderen Geräten',
  why: 'Ein Browser hält Carnet nur unter einer geschützten Adresse offline bereit. Darum hat dieser Rechner eine eigene Zertifizierungsstelle, die nur im lokalen Netz gilt. Jedes Gerät muss sie einmal annehmen.',
  toPhone: '1. Diese Seite auf dem Telefon öffnen',
  scan: 'Scannen Sie diesen Code mit der Kamera, oder tippen Sie die Adresse ein. Telefon und Rechner müssen im selben Netz sein.',
  download: 'Zertifikat herunterladen',
  install: '2. Das Zertifikat annehmen',
  iphone: [
    'Laden Sie das Zertifikat in Safari herunter und erlauben Sie das Profil.',
    'Einstellungen › Allgemein › VPN und Geräteverwaltung: Installieren Sie das Profil „Carnet“.',
    'Einstellungen › Allgemein › Info › Zertifikatsvertrauenseinstellungen: Schalten Sie „Carnet“ ein.'
  ],
  android: [
    'Laden Sie das Zertifikat herunter.',
    'Einstellungen › Sicherheit › Weitere Sicherheitseinstellungen › Aus Speicher installieren › CA-Zertifikat (der Weg hängt vom Hersteller ab).',
    'Wählen Sie die Datei carnet.crt.'
  ],
  computer: 'Rechner: Fügen Sie die Datei den vertrauenswürdigen Stellen des Systems oder, bei Firefox, des Browsers hinzu.',
  compare: 'Vergleichen Sie vor dem Annehmen diesen Fingerabdruck (SHA-256) mit dem im Terminal des Rechners:',
  open: '3. Carnet öffnen',
  openText: 'Öffnen Sie diese Adresse und legen Sie sie auf den Startbildschirm.',
  own: 'Jede Adresse hat ihre eigenen Daten: Was unter http://localhost gemacht wurde, ist hier nicht vorhanden. Übertragen Sie es mit einer Sicherung.'
};

const en: TrustTexts = {
  language: 'English',
  title: 'Carnet on your other devices',
  why: 'A browser keeps Carnet offline only at a secure address. So this computer has an authority of its own, valid for the local network only. Each device has to accept it once.',
  toPhone: '1. Open this page on the phone',
  scan: 'Scan this code with the camera, or type the address. Phone and computer must be on the same network.',
  download: 'Download the authority',
  install: '2. Accept the authority',
  iphone: [
    'Download the authority in Safari and allow the profile.',
    'Settings › General › VPN & Device Management: install the profile “Carnet”.',
    'Settings › General › About › Certificate Trust Settings: switch “Carnet” on.'
  ],
  android: [
    'Download the authority.',
    'Settings › Security › More security settings › Install from storage › CA certificate (the path differs by brand).',
    'Choose the file carnet.crt.'
  ],
  computer: 'Computer: add the file to the trusted authorities of the system or, for Firefox, of the browser.',
  compare: 'Before accepting, compare this fingerprint (SHA-256) with the one in the terminal of the computer:',
  open: '3. Open Carnet',
  openText: 'Open this address, then add it to the home screen.',
  own: 'Each address has its own data: what was done at http://localhost is not here. Use a backup to bring it over.'
};

export const texts: Record<Language, TrustTexts> = { fr, nl, de, en };

/** The language asked for, else the first of an Accept-Language header that is one of the four, else French. */
export function chooseLanguage(asked: string | undefined, header: string | undefined): Language {
  const wanted = [asked, ...(header ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase())];
  return languages.find((language) => language === wanted.find((one) => languages.some((known) => known === one))) ?? 'fr';
}
