import type { Department, User } from './world.ts'

type Person = Partial<User> & Pick<User, 'id' | 'name' | 'lastName' | 'email' | 'position' | 'departments'>

const person = (given: Person): User => ({
  secondName: '',
  phone: '',
  admin: false,
  active: true,
  dealAccess: 'all',
  ...given,
})

/** Employees of the demo portal: admin, sales with their head, director, lawyer, a trainee who sees only his own deals. */
export const people = (): User[] => [
  person({
    id: 1,
    name: 'Анна',
    lastName: 'Соколова',
    secondName: 'Игоревна',
    email: 'admin@romashka.example',
    position: 'Администратор портала',
    departments: [1],
    admin: true,
  }),
  person({
    id: 5,
    name: 'Игорь',
    lastName: 'Мельников',
    secondName: 'Андреевич',
    email: 'manager@romashka.example',
    phone: '+7 900 000-00-05',
    position: 'Менеджер по продажам',
    departments: [3],
  }),
  person({
    id: 7,
    name: 'Роман',
    lastName: 'Ромашкин',
    secondName: 'Романович',
    email: 'director@romashka.example',
    phone: '+7 900 000-00-07',
    position: 'Генеральный директор',
    departments: [1],
  }),
  person({
    id: 9,
    name: 'Сергей',
    lastName: 'Климов',
    secondName: 'Павлович',
    email: 'sales@romashka.example',
    position: 'Руководитель отдела продаж',
    departments: [3],
  }),
  person({
    id: 11,
    name: 'Павел',
    lastName: 'Гусев',
    email: 'trainee@romashka.example',
    position: 'Стажёр',
    departments: [3],
    dealAccess: 'own',
  }),
  person({
    id: 13,
    name: 'Ольга',
    lastName: 'Титова',
    secondName: 'Викторовна',
    email: 'legal@romashka.example',
    position: 'Юрист',
    departments: [5],
  }),
  person({
    id: 15,
    name: 'Лидия',
    lastName: 'Лепесткова',
    secondName: 'Львовна',
    email: 'accountant@romashka.example',
    position: 'Главный бухгалтер',
    departments: [7],
  }),
  person({
    id: 17,
    name: 'Виктор',
    lastName: 'Уволов',
    email: 'former@romashka.example',
    position: 'Менеджер по продажам',
    departments: [3],
    active: false,
  }),
]

/** The company's structure; the top's head is the director. */
export const structure = (): Department[] => [
  { id: 1, name: 'Ромашка', sort: 500, parent: null, headId: 7 },
  { id: 3, name: 'Отдел продаж', sort: 500, parent: 1, headId: 9 },
  { id: 5, name: 'Юридический отдел', sort: 500, parent: 1, headId: 13 },
  { id: 7, name: 'Бухгалтерия', sort: 500, parent: 1, headId: 15 },
]
