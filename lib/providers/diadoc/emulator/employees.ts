import { boxParam, type Call, intParam, type Method, param } from './method.ts'
import { employeeOf, fullName, type Office } from './office.ts'
import { refuse } from './refusal.ts'
import { ticksOf, timestamp } from './ticks.ts'
import type { Employee, Organisation } from './world.ts'

/** A parameter that has to be there. */
export const asText = (value: string | null, name: string): string => {
  if (!value) throw refuse(400, `Required parameter '${name}' is missing`)
  return value
}

const userView = ({ userId, login, lastName, firstName, middleName }: Employee) => ({
  UserId: userId,
  Login: login,
  FullName: { LastName: lastName, FirstName: firstName, MiddleName: middleName },
  IsRegistered: true,
})

const actions = [
  'CreateDocuments',
  'DeleteRestoreDocuments',
  'SignDocuments',
  'AddResolutions',
  'RequestResolutions',
  'ManageCounteragents',
  'AttachUniversalMessages',
]

const employeeView = (employee: Employee, organisation: Organisation) => ({
  User: userView(employee),
  Permissions: {
    UserDepartmentId: '00000000-0000-0000-0000-000000000000',
    IsAdministrator: organisation.employees[0] === employee,
    DocumentAccessLevel: 'AllDocuments',
    SelectedDepartmentIds: [],
    Actions: actions.map((Name) => ({ Name, IsAllowed: true })),
    AuthorizationPermission: { IsBlocked: false },
  },
  Position: employee.position,
  CanBeInvitedForChat: true,
  CreationTimestamp: timestamp('636766476176953926'),
})

const employees = (call: Call) => {
  boxParam(call)
  const count = intParam(call, 'count', 50, 1, 50)
  const page = intParam(call, 'page', 1, 1, 1_000_000)
  const { organisation } = call.account
  return {
    Employees: organisation.employees
      .slice((page - 1) * count, page * count)
      .map((one) => employeeView(one, organisation)),
    TotalCount: organisation.employees.length,
  }
}

const employee = (call: Call) => {
  boxParam(call)
  const { organisation } = call.account
  const found = employeeOf(organisation, param(call, 'userId'))
  if (!found) throw refuse(404, 'User is not found in the box')
  return employeeView(found, organisation)
}

const certificateView = async (office: Office, person: Employee, organisation: Organisation) => {
  const certificate = await office.context.ca.certificate({
    commonName: fullName(person),
    organisation: organisation.shortName,
    inn: organisation.inn,
    email: person.login,
  })
  return {
    Thumbprint: certificate.thumbprint,
    Type: 'Token',
    ValidFrom: ticksOf(certificate.notBefore),
    ValidTo: ticksOf(certificate.notAfter),
    PrivateKeyValidFrom: ticksOf(certificate.notBefore),
    PrivateKeyValidTo: ticksOf(certificate.notAfter),
    OrganizationName: organisation.shortName,
    Inn: organisation.inn,
    UserFirstName: person.firstName,
    UserMiddleName: person.middleName,
    UserLastName: person.lastName,
    UserShortName: fullName(person),
    IsDefault: true,
    SubjectType: 'LegalEntity',
    Usages: ['TokenUsage'],
  }
}

/** Methods about the caller and the staff of a box. */
export const employeeMethods: Method[] = [
  { verb: 'GET', path: '/V2/GetMyUser', answers: 'json', run: ({ account }) => userView(account.employee) },
  {
    verb: 'GET',
    path: '/GetMyEmployee',
    answers: 'json',
    run: (call) => {
      boxParam(call)
      return employeeView(call.account.employee, call.account.organisation)
    },
  },
  { verb: 'GET', path: '/GetEmployees', answers: 'json', run: employees },
  { verb: 'GET', path: '/GetEmployee', answers: 'json', run: employee },
  {
    verb: 'GET',
    path: '/GetMyCertificates',
    answers: 'json',
    run: async (call) => {
      boxParam(call)
      const { employee: person, organisation } = call.account
      return { Certificates: [await certificateView(call.office, person, organisation)] }
    },
  },
]
