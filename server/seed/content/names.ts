import { chance, pick, type Random } from './random';

export type Gender = 'male' | 'female';

/** A full name in the nominative. */
export interface FullName {
  gender: Gender;
  lastName: string;
  firstName: string;
  middleName?: string;
}

/** Lists of names are kept as running text: a hundred lines of one word each would bury the rules below. */
const words = (text: string): string[] => text.trim().split(/\s+/);

const FIRST_NAMES: Record<Gender, readonly string[]> = {
  male: words(`
    Александр Алексей Андрей Антон Артём Борис Вадим Виктор Владимир Геннадий Григорий Даниил Денис
    Дмитрий Евгений Егор Иван Игорь Илья Кирилл Константин Максим Михаил Никита Николай Олег Павел
    Роман Руслан Сергей Степан Тимур Фёдор Юрий Ярослав
  `),
  female: words(`
    Алина Алла Анастасия Анна Валентина Валерия Вера Виктория Галина Дарья Евгения Екатерина Елена
    Зоя Инна Ирина Кристина Ксения Лариса Лидия Любовь Людмила Маргарита Марина Мария Надежда
    Наталья Нина Оксана Ольга Полина Светлана София Татьяна Юлия
  `),
};

/** Patronymics of son and daughter. */
const PATRONYMICS: readonly Record<Gender, string>[] = words(`
  Александрович/Александровна Алексеевич/Алексеевна Анатольевич/Анатольевна Андреевич/Андреевна
  Борисович/Борисовна Васильевич/Васильевна Викторович/Викторовна Владимирович/Владимировна
  Геннадьевич/Геннадьевна Дмитриевич/Дмитриевна Евгеньевич/Евгеньевна Иванович/Ивановна
  Игоревич/Игоревна Ильич/Ильинична Кириллович/Кирилловна Львович/Львовна Максимович/Максимовна
  Михайлович/Михайловна Никитич/Никитична Николаевич/Николаевна Олегович/Олеговна
  Павлович/Павловна Петрович/Петровна Романович/Романовна Сергеевич/Сергеевна
  Степанович/Степановна Фёдорович/Фёдоровна Юрьевич/Юрьевна Яковлевич/Яковлевна
`).map((pair) => {
  const [male = '', female = ''] = pair.split('/');
  return { male, female };
});

/** Surnames that change with the gender: in -ов, -ев, -ин they add -а, in -ский, -ный they turn to -ая. */
const CHANGING = words(`
  Абрамов Агафонов Аксёнов Алексеев Андреев Антипов Афанасьев Баранов Беляев Богданов Большаков
  Быков Васильев Виноградов Воробьёв Воронин Гаврилов Голубев Горбунов Данилов Демидов Дорофеев
  Егоров Ермаков Ефимов Жданов Журавлёв Зайцев Захаров Зотов Игнатьев Исаев Калинин Капустин
  Карпов Киселёв Князев Колесников Комаров Кошелев Крылов Кудрявцев Кузнецов Лазарев Лебедев
  Логинов Лукин Макаров Мартынов Медведев Миронов Михайлов Морозов Муравьёв Назаров Некрасов
  Никитин Носков Овчинников Орлов Панфилов Пахомов Петухов Поляков Прохоров Родионов Рябов
  Савельев Селезнёв Семёнов Сидоров Смирнов Соболев Соловьёв Степанов Тарасов Терентьев Тихонов
  Третьяков Туманов Уваров Филатов Фролов Хохлов Цветков Черкасов Чернов Шаров Шилов Щербаков
  Яковлев Яшин Вознесенский Преображенский Соколовский Покровский Чайковский Бережной
`);

/** Surnames that are the same for men and women. */
const SAME = [
  'Бондаренко',
  'Гриценко',
  'Коваленко',
  'Мельник',
  'Савченко',
  'Ткач',
  'Черных',
  'Белых',
  'Шульга',
];

/** The surname in the gender of its bearer. */
export function surnameFor(gender: Gender, male: string): string {
  if (gender === 'male' || SAME.includes(male)) return male;
  return /(?:ий|ый|ой)$/.test(male) ? `${male.slice(0, -2)}ая` : `${male}а`;
}

/** A person's name; a few people have no patronymic, as in life. */
export function fullName(random: Random, gender: Gender = chance(random, 0.5) ? 'male' : 'female'): FullName {
  const lastName = surnameFor(gender, chance(random, 0.1) ? pick(random, SAME) : pick(random, CHANGING));
  const name: FullName = { gender, lastName, firstName: pick(random, FIRST_NAMES[gender]) };
  return chance(random, 0.97) ? { ...name, middleName: pick(random, PATRONYMICS)[gender] } : name;
}

/** Which forms a name is in, told by its patronymic; of a person without one, by the surname. */
export function genderOf({ lastName, middleName }: { lastName: string; middleName?: string }): Gender {
  return /(?:на|ова|ева|ёва|ина|ая)$/.test(middleName ?? lastName) ? 'female' : 'male';
}

/** Another surname for the same person, as before a marriage. */
export function otherSurname(random: Random, name: { lastName: string; middleName?: string }): string {
  return surnameFor(genderOf(name), pick(random, CHANGING));
}

export function inOneLine({ lastName, firstName, middleName }: Omit<FullName, 'gender'>): string {
  return [lastName, firstName, middleName].filter(Boolean).join(' ');
}

const LATIN: Record<string, string> = Object.fromEntries(
  words(`
    аa бb вv гg дd еe ёe жzh зz иi йy кk лl мm нn оo пp рr
    сs тt уu фf хkh цts чch шsh щshch ъ ыy ь эe юyu яya
  `).map((pair) => [pair.charAt(0), pair.slice(1)]),
);

/** Latin letters for an e-mail address. */
export function transliterate(text: string): string {
  return [...text.toLowerCase()]
    .map((letter) => LATIN[letter] ?? letter)
    .join('')
    .replaceAll(/[^a-z0-9]/g, '');
}
