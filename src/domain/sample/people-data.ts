// Names and places for fictional Belgian customers; combined by chance they name nobody.
import type { Lang } from '../record.ts';

export const FIRST_NAMES: Record<'fr' | 'nl' | 'de', readonly string[]> = {
  fr: ['Anne-Sophie', 'Benoît', 'Chloé', 'Damien', 'Élise', 'François', 'Géraldine', 'Hélène', 'Isabelle', 'Jean-Luc', 'Karim', 'Laurence', 'Marie-Hélène', 'Nathalie', 'Olivier', 'Pascale', 'Quentin', 'Rachid', 'Sébastien', 'Thibault', 'Ursule', 'Véronique', 'Xavier', 'Yasmina', 'Zoé'],
  nl: ['Annelies', 'Bart', 'Celine', 'Dirk', 'Els', 'Filip', 'Greet', 'Hanne', 'Ilse', 'Jef', 'Koen', 'Lieve', 'Maarten', 'Nele', 'Oscar', 'Pieter', 'Roos', 'Sofie', 'Tom', 'Veerle', 'Wim'],
  de: ['Anja', 'Bernd', 'Dieter', 'Helga', 'Karl', 'Ludwig', 'Monika', 'Ralf', 'Sabine', 'Uwe']
};

export const LAST_NAMES: Record<'fr' | 'nl' | 'de', readonly string[]> = {
  fr: ['Baudouin', 'Collignon', 'Delvaux', 'Dewandre', 'Evrard', 'Fontaine', 'Gillard', 'Hanquet', 'Jacquemin', 'Lejeune-Mahieu', 'Lambotte', 'Marchal', 'Noël', 'Piette', 'Renard', 'Servais', 'Thonnard', 'Van Cauwenberghe-Delhaye', 'Wauters', 'de Ghellinck', 'El Amrani', 'Benali'],
  nl: ['Aerts', 'Baert', 'Claes', 'De Smet', 'Goossens', 'Hermans', 'Janssens', 'Lemmens', 'Maes', 'Peeters', 'Segers', 'Timmermans', 'Van den Bossche', 'Vandenberghe', 'Verstraete', 'Willems'],
  de: ['Breuer', 'Heinen', 'Jansen', 'Klinkenberg', 'Mertens', 'Schröder', 'Thelen', 'Weber']
};

/** `#` stands for a family or place name. */
export const FIRMS: Record<'fr' | 'nl' | 'de', readonly string[]> = {
  fr: ['Boulangerie-Pâtisserie # SRL', 'Garage # SRL', 'Pharmacie # SRL', 'Immobilière # SA', 'ACP Résidence #', 'Menuiserie # SRL', 'Crèche Les P’tits # ASBL', 'Restaurant Chez # SRL', 'Cabinet dentaire # SRL', 'Entreprise générale # SA', 'Institut # ASBL', 'Imprimerie # SRL'],
  nl: ['Bakkerij # BV', 'Garage # & Zonen BV', 'Café De # BV', 'Apotheek # BV', 'VME Residentie #', 'Bouwwerken # NV', 'Schrijnwerkerij # BV', 'Tandartspraktijk # BV'],
  de: ['Bäckerei # GmbH', 'Autohaus # GmbH', 'Schreinerei # GmbH']
};

export interface Town {
  postcode: string;
  city: string;
  language: Exclude<Lang, 'en'>;
}

export const TOWNS: readonly Town[] = [
  { postcode: '5000', city: 'Namur', language: 'fr' },
  { postcode: '5100', city: 'Jambes', language: 'fr' },
  { postcode: '5020', city: 'Vedrin', language: 'fr' },
  { postcode: '5030', city: 'Gembloux', language: 'fr' },
  { postcode: '5300', city: 'Andenne', language: 'fr' },
  { postcode: '5500', city: 'Dinant', language: 'fr' },
  { postcode: '5590', city: 'Ciney', language: 'fr' },
  { postcode: '4500', city: 'Huy', language: 'fr' },
  { postcode: '4000', city: 'Liège', language: 'fr' },
  { postcode: '1300', city: 'Wavre', language: 'fr' },
  { postcode: '1340', city: 'Ottignies-Louvain-la-Neuve', language: 'fr' },
  { postcode: '1170', city: 'Watermael-Boitsfort', language: 'fr' },
  { postcode: '6000', city: 'Charleroi', language: 'fr' },
  { postcode: '3000', city: 'Leuven', language: 'nl' },
  { postcode: '3300', city: 'Tienen', language: 'nl' },
  { postcode: '1500', city: 'Halle', language: 'nl' },
  { postcode: '3080', city: 'Tervuren', language: 'nl' },
  { postcode: '4700', city: 'Eupen', language: 'de' },
  { postcode: '4780', city: 'Sankt Vith', language: 'de' }
];

export const STREETS: Record<'fr' | 'nl' | 'de', readonly string[]> = {
  fr: ['Rue de la Montagne', 'Chaussée de Dinant', 'Avenue des Coccinelles', 'Rue du Moulin', 'Place de l’Église', 'Rue des Tilleuls', 'Clos des Vergers', 'Rue Haute', 'Chemin du Bois', 'Rue de la Station'],
  nl: ['Kerkstraat', 'Molenweg', 'Tiensesteenweg', 'Stationsplein', 'Lindelaan', 'Bosdreef', 'Hoogstraat', 'Veldstraat'],
  de: ['Hauptstraße', 'Bahnhofstraße', 'Am Kirchplatz', 'Lindenweg']
};
