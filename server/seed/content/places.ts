import { between, digits, pick, type Random } from './random';

interface Region {
  /** Place as it begins an address. */
  towns: readonly string[];
  postcode: string;
  /** First two digits of passports issued there. */
  passportSeries: string;
  /** Who issues passports there. */
  passportOffice: string;
  birthPlaces: readonly string[];
  registryOffice: string;
}

const MOSCOW: Region = {
  towns: ['г. Москва'],
  postcode: '1',
  passportSeries: '45',
  passportOffice: 'ГУ МВД России по г. Москве',
  birthPlaces: ['г. Москва', 'г. Тула', 'г. Калуга', 'г. Рязань'],
  registryOffice: 'Пресненский отдел ЗАГС г. Москвы',
};

const REGIONS: Record<string, Region> = {
  '77': MOSCOW,
  '50': {
    towns: ['Московская обл., г. Подольск', 'Московская обл., г. Химки', 'Московская обл., г. Коломна'],
    postcode: '14',
    passportSeries: '46',
    passportOffice: 'ГУ МВД России по Московской области',
    birthPlaces: ['г. Подольск Московской обл.', 'г. Коломна Московской обл.', 'г. Москва'],
    registryOffice: 'Подольский отдел ЗАГС',
  },
  '66': {
    towns: ['г. Екатеринбург', 'Свердловская обл., г. Ревда', 'Свердловская обл., г. Верхняя Пышма'],
    postcode: '62',
    passportSeries: '65',
    passportOffice: 'ГУ МВД России по Свердловской области',
    birthPlaces: ['г. Екатеринбург', 'г. Нижний Тагил Свердловской обл.', 'г. Пермь'],
    registryOffice: 'Отдел ЗАГС Ленинского района г. Екатеринбурга',
  },
  '25': {
    towns: ['г. Владивосток', 'Приморский край, г. Артём', 'Приморский край, г. Уссурийск'],
    postcode: '69',
    passportSeries: '05',
    passportOffice: 'УМВД России по Приморскому краю',
    birthPlaces: ['г. Владивосток', 'г. Находка Приморского края', 'г. Хабаровск'],
    registryOffice: 'Отдел ЗАГС Фрунзенского района г. Владивостока',
  },
};

const STREETS = [
  'ул. Лесная',
  'ул. Садовая',
  'ул. Заречная',
  'ул. Полевая',
  'ул. Луговая',
  'ул. Парковая',
  'ул. Вишнёвая',
  'ул. Берёзовая',
  'ул. Солнечная',
  'ул. Молодёжная',
  'ул. Северная',
  'ул. Набережная',
  'пер. Тихий',
  'пер. Школьный',
  'пр-т Строителей',
  'пр-т Мира',
  'б-р Дружбы',
  'ш. Заводское',
];

/** What is told of a region in addresses and documents; an unknown one is told as Moscow. */
export function regionFacts(regionCode: string): Region {
  return REGIONS[regionCode] ?? MOSCOW;
}

/** A postal address: `620014, г. Екатеринбург, ул. Лесная, д. 12, кв. 45`. */
export function address(random: Random, regionCode: string): string {
  const { towns, postcode } = regionFacts(regionCode);
  const index = postcode + digits(random, 6 - postcode.length);
  const house = `д. ${between(random, 1, 120)}`;
  return [index, pick(random, towns), pick(random, STREETS), house, `кв. ${between(random, 1, 240)}`].join(
    ', ',
  );
}

/** An office address: a building, no flat. */
export function officeAddress(random: Random, regionCode: string): string {
  return address(random, regionCode).replace(/кв\. (\d+)$/, 'офис $1');
}

/** `77:01:0004012:1187`. */
export function cadastralNumber(random: Random, regionCode: string): string {
  const district = String(between(random, 1, 60)).padStart(2, '0');
  return `${regionCode}:${district}:${digits(random, 7)}:${between(random, 1, 9999)}`;
}
