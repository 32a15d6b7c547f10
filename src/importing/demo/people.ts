// Nobody here is real. Names, places and companies are made up.

/** Where people work. */
export type Office = 'Porto' | 'Gdańsk' | 'Nairobi' | 'Đà Nẵng' | 'Montréal' | 'Kraków' | 'Pune';

/** A person of the demo. */
export interface DemoPerson {
  readonly username: string;
  readonly given: string;
  readonly family: string;
  readonly job: string;
  readonly office: Office;
  /** Groups they are a member of; with `*` after the name, an owner. */
  readonly groups: readonly string[];
  /** Family name first. */
  readonly familyFirst?: boolean;
  readonly nickname?: string;
}

type Line = readonly [string, string, string, string, Office, string, Pick<DemoPerson, 'familyFirst' | 'nickname'>?];

function person([username, given, family, job, office, groups, more = {}]: Line): DemoPerson {
  return { username, given, family, job, office, groups: groups.split(', ').filter((name) => name !== ''), ...more };
}

const familyFirst = { familyFirst: true };

/** The staff of the parent company, in the order in which they joined. */
export const tallowmereStaff: readonly DemoPerson[] = (
  [
    ['ines', 'Inês', 'Valadares', 'Chief Executive', 'Porto', 'Leadership*'],
    ['tomasz', 'Tomasz', 'Wiśnik', 'Head of Engineering', 'Gdańsk', 'Leadership, Engineering*'],
    ['wanjiru', 'Wanjiru', 'Kamotho', 'Head of Operations', 'Nairobi', 'Leadership, Operations*'],
    ['robin', 'Robin', 'Achterveld', 'Systems Administrator', 'Porto', 'Security*, Platform'],
    ['elodie', 'Élodie', 'Tranchemer', 'Commercial Director', 'Montréal', 'Leadership, Commercial*'],
    ['chau', 'Minh Châu', 'Hồ', 'Lead Optical Engineer', 'Đà Nẵng', 'Optics*', familyFirst],
    ['kasper', 'Kasper', 'Lindqvall', 'Firmware Lead', 'Gdańsk', 'Firmware*'],
    ['adaeze', 'Adaeze', 'Nwokoma', 'Platform Lead', 'Nairobi', 'Platform*'],
    ['ruta', 'Rūta', 'Vaitkienytė', 'Quality Lead', 'Gdańsk', 'Quality*'],
    ['joao', 'João', 'Pestanela', 'Optical Engineer', 'Porto', 'Optics'],
    ['mbali', 'Mbali', 'Khuzwayo-Dlomo', 'Release Manager', 'Nairobi', 'Release crew*'],
    ['agnieszka', 'Agnieszka', 'Borowczak', 'Firmware Engineer', 'Gdańsk', 'Firmware, Release crew'],
    ['linh', 'Thùy Linh', 'Đỗ', 'Optical Technician', 'Đà Nẵng', 'Optics', familyFirst],
    ['anders', 'Anders', 'Fjellhaugen', 'Firmware Engineer', 'Gdańsk', 'Firmware', { nickname: 'Andi' }],
    ['wafa', 'Wafāʼ', 'al-Ḥakīmī', 'Security Engineer', 'Montréal', 'Security'],
    ['otieno', 'Otieno', 'Wamalwa', 'Site Engineer', 'Nairobi', 'Assembly*'],
    ['beatriz', 'Beatriz', 'Sá Quintela', 'Test Engineer', 'Porto', 'Quality'],
    ['georges', 'Georges', 'Labonté-Roy', 'Account Manager', 'Montréal', 'Sales*'],
    ['minjun', 'Min-jun', 'Pyo', 'Embedded Engineer', 'Gdańsk', 'Firmware', { familyFirst: true, nickname: 'MJ' }],
    ['akua', 'Akua', 'Boatemaa', 'Procurement Lead', 'Nairobi', 'Logistics*'],
    ['zofia', 'Zofia', 'Szczurek', 'Site Reliability Engineer', 'Gdańsk', 'Platform, Release crew'],
    ['tuan', 'Anh Tuấn', 'Vũ', 'Calibration Technician', 'Đà Nẵng', 'Optics, Assembly', familyFirst],
    ['fatou', 'Fatou', 'Sarr-Ndoye', 'Customer Care Lead', 'Montréal', 'Customer care*'],
    ['bruno', 'Bruno', 'Taveirós', 'Logistics Planner', 'Porto', 'Logistics'],
    ['hana', 'Hana', 'Dvořáčková', 'Test Engineer', 'Gdańsk', 'Quality'],
    ['kimani', 'Kimani', 'Ngugi-Mwaura', 'Assembler', 'Nairobi', 'Assembly'],
    ['solene', 'Solène', 'Kerguignas', 'Account Manager', 'Montréal', 'Sales'],
    ['emre', 'Emre', 'Yıldırımoğlu', 'Backend Engineer', 'Porto', 'Platform'],
    ['niamh', 'Niamh', 'Ó Conchúir', 'Technical Writer', 'Porto', 'Customer care'],
    ['phuong', 'Bích Phượng', 'Lương', 'Assembler', 'Đà Nẵng', 'Assembly', familyFirst],
    ['dawit', 'Dawit', 'Gebreselama', 'Field Engineer', 'Nairobi', 'Customer care'],
    ['paula', 'Paula', 'Iturrizendi', 'Buyer', 'Porto', 'Logistics'],
    ['leszek', 'Leszek', 'Makowierz', 'Facility Manager', 'Gdańsk', 'Operations'],
    ['simone', 'Simone', 'Archambeault-Cyr', 'Sales Engineer', 'Montréal', 'Sales'],
    ['tevita', 'Tevita', 'Fifitapu', 'Customer Care Agent', 'Montréal', 'Customer care'],
    ['oksana', 'Оксана', 'Лебединська', 'Firmware Engineer', 'Gdańsk', 'Firmware'],
    ['rafael', 'Rafael', 'Montavaz', 'Optical Engineer', 'Porto', 'Optics'],
    ['njeri', 'Njeri', 'Gathoni', 'Assembler', 'Nairobi', 'Assembly'],
    ['camille', 'Camille', 'Bellerive', 'Order Clerk', 'Montréal', 'Sales'],
    ['khanh', 'Quốc Khánh', 'Tạ', 'Apprentice', 'Đà Nẵng', 'Assembly', familyFirst],
  ] as const
).map(person);

/** The staff of the subsidiary. */
export const nimbrikStaff: readonly DemoPerson[] = (
  [
    ['sunita', 'Sunita', 'Deshmane', 'Managing Director', 'Pune', 'Data*'],
    ['marek', 'Marek', 'Zawilski', 'Head of Forecasting', 'Kraków', 'Forecasting*'],
    ['ishaan', 'Ishaan', 'Kelkar-Rao', 'Data Engineer', 'Pune', 'Ingestion*'],
    ['lucja', 'Łucja', 'Przybył', 'Meteorologist', 'Kraków', 'Forecasting'],
    ['devika', 'Devika', 'Namboothiri', 'Meteorologist', 'Pune', 'Forecasting'],
    ['piotr', 'Piotr', 'Gęsiorek', 'Data Engineer', 'Kraków', 'Ingestion'],
    ['ananya', 'Ananya', 'Chakraverty', 'Service Desk Lead', 'Pune', 'Service desk*'],
    ['farhan', 'Farhan', 'Qureshimov', 'Service Desk Agent', 'Pune', 'Service desk'],
    ['basia', 'Basia', 'Tokarzewna', 'Data Scientist', 'Kraków', 'Forecasting'],
    ['rohan', 'Rohan', 'Patwardhane', 'Developer', 'Pune', 'Ingestion'],
    ['wei', '伟', '欧阳', 'Data Scientist', 'Kraków', 'Forecasting', familyFirst],
    ['meera', 'Meera', 'Iyengarath', 'Service Desk Agent', 'Pune', 'Service desk'],
    ['jakub', 'Jakub', 'Sowiński-Lis', 'Intern', 'Kraków', 'Ingestion'],
  ] as const
).map(person);

/** People of other companies who repair instruments in the field. */
export const partners: readonly DemoPerson[] = (
  [
    ['aroha', 'Aroha', 'Tamahori-Reid', 'Field Technician', 'Montréal', 'Field partners*'],
    ['yaw', 'Yaw', 'Ansomaa', 'Field Technician', 'Nairobi', 'Field partners'],
    ['leila', 'ليلى', 'الزيتوني', 'Field Technician', 'Porto', 'Field partners'],
    ['mateus', 'Mateus', 'Corumbá', 'Field Technician', 'Porto', 'Field partners'],
  ] as const
).map(person);

/** Somebody who has an account and was given access to nothing yet. */
export const newcomer: DemoPerson = person(['noor', 'Noor', 'van der Sluijze', 'Analyst', 'Porto', '']);

/** Who is not simply at work, by username. */
export const exceptions = {
  suspended: 'emre',
  deactivated: 'leszek',
  invited: 'jakub',
  leaving: 'paula',
  inBothCompanies: 'wafa',
} as const;

/** The username of the demo's platform administrator. */
export const demoAdministrator = 'robin';
