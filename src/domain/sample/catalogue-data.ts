// The catalogue of a fictional heating installer: families, each in several sizes.
import type { ByLang } from '../record.ts';

export interface Family {
  group: string;
  /** `#` stands for the size. */
  name: Required<ByLang>;
  sizes: readonly string[];
  unit: string;
  /** Sale price of the first size in cents, and what each next size adds. */
  price: number;
  step: number;
  /** What the sample's renovation customers pay; heat pumps are at 6 %, fossil boilers at 21 % (bank.md §7.1, §7.5). */
  rate: '21' | '6';
  fossil?: boolean;
}

const family = (group: string, fr: string, nl: string, de: string, en: string, more: Omit<Family, 'group' | 'name'>): Family => ({ group, name: { fr, nl, de, en }, ...more });

export const FAMILIES: readonly Family[] = [
  family('Pompes à chaleur', 'Pompe à chaleur air/eau # kW', 'Lucht-waterwarmtepomp # kW', 'Luft-Wasser-Wärmepumpe # kW', 'Air-to-water heat pump # kW', { sizes: ['4', '6', '8', '11', '14', '16'], unit: 'C62', price: 389000, step: 62000, rate: '6' }),
  family('Pompes à chaleur', 'Pompe à chaleur air/air # kW', 'Lucht-luchtwarmtepomp # kW', 'Luft-Luft-Wärmepumpe # kW', 'Air-to-air heat pump # kW', { sizes: ['2,5', '3,5', '5', '7'], unit: 'C62', price: 129000, step: 38000, rate: '6' }),
  family('Pompes à chaleur', 'Chauffe-eau thermodynamique # l', 'Warmtepompboiler # l', 'Warmwasser-Wärmepumpe # l', 'Heat pump water heater # l', { sizes: ['150', '200', '270'], unit: 'C62', price: 189000, step: 24500, rate: '6' }),
  family('Chaudières', 'Chaudière gaz à condensation # kW', 'Condensatieketel op gas # kW', 'Gas-Brennwertkessel # kW', 'Condensing gas boiler # kW', { sizes: ['18', '24', '28', '35', '45'], unit: 'C62', price: 164500, step: 28500, rate: '21', fossil: true }),
  family('Chaudières', 'Chaudière mazout à condensation # kW', 'Condensatieketel op stookolie # kW', 'Öl-Brennwertkessel # kW', 'Condensing oil boiler # kW', { sizes: ['20', '25', '32'], unit: 'C62', price: 298000, step: 34500, rate: '21', fossil: true }),
  family('Chaudières', 'Brûleur gaz # kW', 'Gasbrander # kW', 'Gasbrenner # kW', 'Gas burner # kW', { sizes: ['24', '35'], unit: 'C62', price: 48900, step: 9600, rate: '21', fossil: true }),
  family('Radiateurs', 'Radiateur acier type 22, 600 × # mm', 'Staalradiator type 22, 600 × # mm', 'Stahlheizkörper Typ 22, 600 × # mm', 'Steel radiator type 22, 600 × # mm', { sizes: ['600', '800', '1000', '1200', '1400', '1600', '1800', '2000'], unit: 'C62', price: 14890, step: 3210, rate: '21' }),
  family('Radiateurs', 'Radiateur sèche-serviettes # mm', 'Handdoekradiator # mm', 'Handtuchheizkörper # mm', 'Towel radiator # mm', { sizes: ['1200', '1500', '1800'], unit: 'C62', price: 18950, step: 4450, rate: '21' }),
  family('Radiateurs', 'Ventilo-convecteur # kW', 'Ventiloconvector # kW', 'Gebläsekonvektor # kW', 'Fan coil unit # kW', { sizes: ['2', '3', '4'], unit: 'C62', price: 52500, step: 9800, rate: '21' }),
  family('Robinetterie', 'Vanne thermostatique # mm', 'Thermostatische kraan # mm', 'Thermostatventil # mm', 'Thermostatic valve # mm', { sizes: ['10', '15', '20'], unit: 'C62', price: 2790, step: 330, rate: '21' }),
  family('Robinetterie', 'Robinet à boisseau DN #', 'Kogelkraan DN #', 'Kugelhahn DN #', 'Ball valve DN #', { sizes: ['15', '20', '25', '32', '40'], unit: 'C62', price: 1240, step: 580, rate: '21' }),
  family('Robinetterie', 'Té de réglage DN #', 'Regel-T-stuk DN #', 'Rücklaufverschraubung DN #', 'Lockshield valve DN #', { sizes: ['15', '20'], unit: 'C62', price: 1690, step: 420, rate: '21' }),
  family('Robinetterie', 'Soupape de sécurité # bar', 'Veiligheidsventiel # bar', 'Sicherheitsventil # bar', 'Safety valve # bar', { sizes: ['3', '6', '7'], unit: 'C62', price: 2180, step: 640, rate: '21' }),
  family('Circulation', 'Circulateur haut rendement DN #', 'Hoogrendementscirculator DN #', 'Hocheffizienzpumpe DN #', 'High-efficiency circulator DN #', { sizes: ['15', '20', '25', '32'], unit: 'C62', price: 27800, step: 5575, rate: '21' }),
  family('Circulation', 'Vase d’expansion # l', 'Expansievat # l', 'Ausdehnungsgefäß # l', 'Expansion vessel # l', { sizes: ['8', '12', '18', '25', '35', '50', '80'], unit: 'C62', price: 4390, step: 1050, rate: '21' }),
  family('Circulation', 'Séparateur d’air et de boues DN #', 'Lucht- en vuilafscheider DN #', 'Luft- und Schlammabscheider DN #', 'Air and dirt separator DN #', { sizes: ['20', '25', '32'], unit: 'C62', price: 16900, step: 2850, rate: '21' }),
  family('Circulation', 'Ballon tampon # l', 'Buffervat # l', 'Pufferspeicher # l', 'Buffer tank # l', { sizes: ['50', '100', '200', '300'], unit: 'C62', price: 39500, step: 14800, rate: '21' }),
  family('Tuyauterie', 'Tube multicouche Ø # mm', 'Meerlagenbuis Ø # mm', 'Mehrschichtrohr Ø # mm', 'Multilayer pipe Ø # mm', { sizes: ['16', '20', '26', '32'], unit: 'MTR', price: 285, step: 165, rate: '21' }),
  family('Tuyauterie', 'Tube cuivre Ø # mm', 'Koperbuis Ø # mm', 'Kupferrohr Ø # mm', 'Copper pipe Ø # mm', { sizes: ['15', '18', '22', '28', '35'], unit: 'MTR', price: 980, step: 310, rate: '21' }),
  family('Tuyauterie', 'Isolation de tube Ø # mm', 'Buisisolatie Ø # mm', 'Rohrdämmung Ø # mm', 'Pipe insulation Ø # mm', { sizes: ['15', '18', '22', '28'], unit: 'MTR', price: 320, step: 75, rate: '21' }),
  family('Tuyauterie', 'Coude à sertir # mm', 'Persbocht # mm', 'Pressbogen # mm', 'Press elbow # mm', { sizes: ['16', '20', '26'], unit: 'C62', price: 690, step: 240, rate: '21' }),
  family('Tuyauterie', 'Collecteur chauffage sol, # départs', 'Vloerverwarmingsverdeler, # kringen', 'Fußbodenheizungsverteiler, # Kreise', 'Underfloor manifold, # circuits', { sizes: ['4', '6', '8', '10', '12'], unit: 'C62', price: 28900, step: 6350, rate: '21' }),
  family('Régulation', 'Thermostat d’ambiance #', 'Kamerthermostaat #', 'Raumthermostat #', 'Room thermostat #', { sizes: ['filaire', 'radio', 'Wi-Fi'], unit: 'C62', price: 8900, step: 5600, rate: '21' }),
  family('Régulation', 'Tête thermostatique #', 'Thermostaatkop #', 'Thermostatkopf #', 'Thermostatic head #', { sizes: ['standard', 'radio'], unit: 'C62', price: 2450, step: 3700, rate: '21' }),
  family('Régulation', 'Sonde #', 'Sensor #', 'Fühler #', 'Sensor #', { sizes: ['ext.', 'ECS', 'NTC'], unit: 'C62', price: 3650, step: 450, rate: '21' }),
  family('Évacuation', 'Kit cheminée concentrique # mm', 'Concentrische schouwset # mm', 'Konzentrisches Abgasset # mm', 'Concentric flue kit # mm', { sizes: ['60/100', '80/125'], unit: 'C62', price: 11500, step: 4100, rate: '21', fossil: true }),
  family('Évacuation', 'Tubage inox Ø # mm', 'Inox buis Ø # mm', 'Edelstahlrohr Ø # mm', 'Stainless flue liner Ø # mm', { sizes: ['80', '100', '125', '150'], unit: 'MTR', price: 3450, step: 780, rate: '21', fossil: true }),
  family('Main-d’œuvre', 'Main-d’œuvre #', 'Werkuren #', 'Arbeitszeit #', 'Labour, #', { sizes: ['chauffagiste', 'aide', 'week-end'], unit: 'HUR', price: 5800, step: 1450, rate: '21' }),
  family('Main-d’œuvre', 'Déplacement zone #', 'Verplaatsing zone #', 'Anfahrt Zone #', 'Call-out, zone #', { sizes: ['1', '2', '3'], unit: 'C62', price: 3500, step: 1500, rate: '21' }),
  family('Entretien', 'Entretien annuel chaudière #', 'Jaarlijks onderhoud ketel #', 'Jährliche Kesselwartung #', 'Annual boiler service, #', { sizes: ['gaz', 'mazout'], unit: 'C62', price: 14840, step: 3500, rate: '21' }),
  family('Entretien', 'Entretien pompe à chaleur #', 'Onderhoud warmtepomp #', 'Wartung Wärmepumpe #', 'Heat pump service, #', { sizes: ['air/eau', 'air/air'], unit: 'C62', price: 18900, step: 1500, rate: '21' }),
  family('Entretien', 'Ramonage cheminée #', 'Schouw vegen #', 'Schornsteinfegen #', 'Chimney sweeping, #', { sizes: ['gaz', 'mazout'], unit: 'C62', price: 7500, step: 1500, rate: '21' }),
  family('Entretien', 'Désembouage, # circuits', 'Spoelen, # kringen', 'Spülung, # Kreise', 'System flush, # circuits', { sizes: ['4', '8', '12'], unit: 'C62', price: 24500, step: 12000, rate: '21' }),
  family('Entretien', 'Assistance à distance, # mois', 'Hulp op afstand, # maanden', 'Fernunterstützung, # Monate', 'Remote support, # months', { sizes: ['12', '24'], unit: 'C62', price: 12000, step: 10000, rate: '21' })
];
