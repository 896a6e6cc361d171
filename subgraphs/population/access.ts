import type { AccessTable, Check, Verdict } from "../shared/access.ts";
import { statesPurpose } from "../shared/purpose.ts";
import type { PopulationContext } from "./context.ts";

type Right = Promise<boolean> | boolean;
type PersonCheck = Check<{ readonly ref: string }, PopulationContext>;

/** What citizens, officers and operators may read; services everything, everybody else nothing. */
interface Rights {
  citizen(iin: string): Right;
  officer(): Right;
  operator(): Right;
}

function judge({ call }: PopulationContext, rights: Rights): Verdict | Promise<Verdict> {
  const { caller } = call;
  switch (caller.role) {
    case "service":
      return "allowed";
    case "citizen":
      return verdict(rights.citizen(caller.iin));
    case "leb_officer":
      return statesPurpose(call) ? verdict(rights.officer()) : "purpose required";
    case "service_centre_operator":
      return statesPurpose(call) ? verdict(rights.operator()) : "purpose required";
    case "analyst":
    case "anonymous":
      return "hidden";
  }
}

function verdict(right: Right): Verdict | Promise<Verdict> {
  if (typeof right === "boolean") return right ? "allowed" : "hidden";
  return right.then((may) => (may ? "allowed" : "hidden"));
}

/** True as soon as one of two registers says so; while one says no and the other is silent, nothing is known. */
async function either(one: Promise<boolean>, other: () => Promise<boolean>): Promise<boolean> {
  const [first] = await Promise.allSettled([one]);
  if (first.status === "fulfilled" && first.value) return true;
  if (await other()) return true;
  if (first.status === "rejected") throw first.reason;
  return false;
}

/** His own, or that of somebody he represents today. The own number is judged without asking anybody. */
const ownOrRepresented = (ref: string, iin: string, { relations }: PopulationContext): Right =>
  ref === iin || relations.represents(ref);

const ofOwnPerson: PersonCheck = ({ ref }, context) =>
  judge(context, {
    citizen: (iin) => ownOrRepresented(ref, iin, context),
    officer: () => false,
    operator: () => context.relations.caseOpensPerson(ref),
  });

const ofTenantToo: PersonCheck = ({ ref }, context) =>
  judge(context, {
    citizen: (iin) => ownOrRepresented(ref, iin, context),
    officer: () => context.relations.hasTenantInTerritory(ref),
    operator: () => context.relations.caseOpensPerson(ref),
  });

/** A name is also for those who share an ownership or a contract with the person. */
const name: PersonCheck = ({ ref }, context) => {
  const { relations } = context;
  const shares = () => either(relations.sharesOwnership(ref), () => relations.sharesContract(ref));
  return judge(context, {
    citizen: (iin) => ref === iin || either(relations.represents(ref), shares),
    officer: () => relations.hasTenantInTerritory(ref),
    operator: () => relations.caseOpensPerson(ref),
  });
};

const registeredPersonsCount: Check<{ readonly rka: string }, PopulationContext> = ({ rka }, context) => {
  const { relations } = context;
  return judge(context, {
    citizen: () => either(relations.owns(rka), () => relations.isTenantAt(rka)),
    officer: () => relations.hasInTerritory(rka),
    operator: () => relations.caseOpensDwelling(rka),
  });
};

/** Whom `person` returns is the use case's to say; here only who may not ask at all. */
const askForPerson: Check<unknown, PopulationContext> = (_root, { call }) => {
  const { role } = call.caller;
  if (role === "anonymous" || role === "analyst") return "forbidden";
  return role === "citizen" || role === "service" || statesPurpose(call) ? "allowed" : "purpose required";
};

/** Who may read what of the population register (the matrix of access.md). */
export const access: AccessTable<PopulationContext> = {
  Query: { me: "open", person: askForPerson },
  Person: {
    ref: "open",
    iin: ofTenantToo,
    name,
    lifeStatus: ofTenantToo,
    residence: ofTenantToo,
    "*": ofOwnPerson,
  },
  Dwelling: { rka: "open", registeredPersonsCount },
  // Reached only through a guarded field.
  PersonName: "open",
  Representation: "open",
  Residence: "open",
  ResidenceConnection: "open",
  ResidenceEdge: "open",
  PageInfo: "open",
  Region: "open",
};
