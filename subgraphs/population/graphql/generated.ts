import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { PersonRow } from '../data/persons.ts';
import type { RepresentationRecord } from '../domain/representation.ts';
import type { Home } from '../domain/home.ts';
import type { PopulationContext } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** Business identification number of an organisation: 12 digits, the last of which is a check digit. */
  BIN: { input: string; output: string; }
  /** A day of the civil calendar of Kazakhstan, written `2025-11-24`. It has no time and no time zone. */
  Date: { input: string; output: string; }
  /** An instant, in universal time (UTC), to the millisecond: `2025-11-24T12:00:00.000Z`. Kazakhstan is 5 hours ahead. */
  DateTime: { input: Date; output: Date; }
  /**
   * Individual identification number of a person: 12 digits, the last of which is a check digit.
   * Age and sex are never read from it. A number whose check digit is wrong is refused with `BAD_USER_INPUT`.
   */
  IIN: { input: string; output: string; }
  /**
   * Code of a place in the national list of administrative territories (KATO): 9 digits, for example `710000000` for
   * Astana. Pairs of zeros at the end stand for the whole of a wider territory.
   */
  Kato: { input: string; output: string; }
  /** A telephone number in international form, for example `+77710009998`. */
  PhoneNumber: { input: string; output: string; }
  /** Code of one address in the address register: 16 digits with no meaning of their own. A flat has its own code. */
  RKA: { input: string; output: string; }
};

/**
 * Who read a person's data, register by register. Every register keeps its own account: when one is silent, the others
 * are answered.
 */
export type DataAccess = {
  /** The reads that the population register served or refused, newest first. Null only when it is hidden from the caller, or the register did not answer; the list of errors says which. */
  population: Maybe<DataAccessConnection>;
  /** The key by which registers speak of the same person among themselves. Never shown to anybody outside. */
  ref: Scalars['ID']['output'];
};


/**
 * Who read a person's data, register by register. Every register keeps its own account: when one is silent, the others
 * are answered.
 */
export type DataAccessPopulationArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** One page of the reads of a person's data. */
export type DataAccessConnection = {
  /** The entries of this page, each with its cursor. */
  edges: Array<DataAccessEdge>;
  /** The same reads without cursors, for readers who do not page. An entry is null when it could not be answered; the list of errors says why. */
  nodes: Array<Maybe<DataAccessEntry>>;
  /** Whether more pages follow or precede. */
  pageInfo: PageInfo;
};

/** One read in a page. */
export type DataAccessEdge = {
  /** The place of this entry in the list, to continue from. */
  cursor: Scalars['String']['output'];
  /** The read. Null when it could not be answered; the list of errors says why. */
  node: Maybe<DataAccessEntry>;
};

/** One read of a person's data by somebody else, as the register that served it has recorded it. */
export type DataAccessEntry = {
  /** When. */
  at: Scalars['DateTime']['output'];
  /** The case under which it was read, as the reader stated it; null when none was stated. */
  case: Maybe<Scalars['String']['output']>;
  /** What was read: the names of the fields. */
  fields: Array<Scalars['String']['output']>;
  /** For what it was read, in words, in the language of the request. */
  purpose: Scalars['String']['output'];
  /** Who it was, in words, in the language of the request: the body of an official, never his name or number. */
  reader: Scalars['String']['output'];
  /** What kind of reader it was. */
  readerKind: ReaderKind;
  /** True when the register refused to show it. */
  refused: Scalars['Boolean']['output'];
};

/**
 * A dwelling, or another object with an address of its own, known by the code of its address. The property register
 * keeps its data; the other registers add what they know of the same dwelling.
 * A field that the caller may not read is null, and the list of errors names it with the code `HIDDEN`.
 */
export type Dwelling = {
  /** How many people are registered here today: a number, no names. For owners, the tenant and officials only; null for everybody else, with `HIDDEN`. */
  registeredPersonsCount: Maybe<Scalars['Int']['output']>;
  /** The code of its address in the address register. */
  rka: Scalars['RKA']['output'];
};

/** A language in which texts are written. */
export type Language =
  /** English. */
  | 'EN'
  /** Kazakh, қазақ тілі. */
  | 'KK'
  /** Russian, русский язык. */
  | 'RU';

/** What a person may do in law by himself. */
export type LegalCapacity =
  /** An adult with full capacity. */
  | 'FULL'
  /** An adult whom a court has declared incapable: a guardian acts. */
  | 'INCAPABLE'
  /** An adult whose capacity a court has limited: acts with a trustee. */
  | 'LIMITED'
  /** Under 18. */
  | 'MINOR';

/** Whether a person is alive, as the population register records it. */
export type LifeStatus =
  /** Alive. */
  | 'ALIVE'
  /** Died; the death is registered. */
  | 'DECEASED';

/** Where one page stands in a longer list, after the Relay cursor specification. */
export type PageInfo = {
  /** The cursor of the last entry of this page, to be given as `after` for the next one; null when the page is empty. */
  endCursor: Maybe<Scalars['String']['output']>;
  /** Whether more follows after this page. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Whether something stands before this page. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first entry of this page; null when the page is empty. */
  startCursor: Maybe<Scalars['String']['output']>;
};

/**
 * A person known to the registers. The population register keeps the person's own data; the other registers add what
 * they know of the same person.
 * A field that the caller may not read is null, and the list of errors names it with the code `HIDDEN`.
 */
export type Person = {
  /** Age today in whole years, by the day of birth. Null only when it is hidden from the caller. */
  age: Maybe<Scalars['Int']['output']>;
  /** Day of birth, as recorded; never worked out from the number. Null only when it is hidden from the caller. */
  birthDate: Maybe<Scalars['Date']['output']>;
  /** Citizenship: the country's three-letter code of ISO 3166-1, `KAZ` for Kazakhstan. Null when the person has none, or when it is hidden from the caller. */
  citizenship: Maybe<Scalars['String']['output']>;
  /** Whether a mobile number is tied to the person in the mobile citizens base. Without one the person cannot apply online. Null only when it is hidden from the caller. */
  hasLinkedPhone: Maybe<Scalars['Boolean']['output']>;
  /** Individual identification number. Null only when it is hidden from the caller. */
  iin: Maybe<Scalars['IIN']['output']>;
  /** What the person may do in law by himself today: for adults by court decision, for minors always `MINOR`. Null only when it is hidden from the caller. */
  legalCapacity: Maybe<LegalCapacity>;
  /** Whether the person is alive, as recorded. Null only when it is hidden from the caller. */
  lifeStatus: Maybe<LifeStatus>;
  /** The tied mobile number with its middle hidden, for example `+7 771 *** ** 98`. Null when no number is tied, or when it is hidden from the caller. */
  maskedPhone: Maybe<Scalars['String']['output']>;
  /** Surname, given name and patronymic. Null only when it is hidden from the caller. */
  name: Maybe<PersonName>;
  /** The key by which registers speak of the same person among themselves. Never shown to anybody outside. */
  ref: Scalars['ID']['output'];
  /** Who acts for this person today: parents, guardians, trustees. Empty when nobody does. At most 200. Null only when it is hidden from the caller. */
  representatives: Maybe<Array<Representation>>;
  /** For whom this person acts today. Empty when for nobody. At most 200. Null only when it is hidden from the caller. */
  represents: Maybe<Array<Representation>>;
  /** Where the person is registered today. Null when nowhere, or when it is hidden from the caller. A child under 14 has the residence of the representative recorded first. */
  residence: Maybe<Residence>;
  /** Every registration at a place of residence, newest first. Null only when it is hidden from the caller. */
  residences: Maybe<ResidenceConnection>;
  /** Sex, as recorded. Null only when it is hidden from the caller. */
  sex: Maybe<Sex>;
};


/**
 * A person known to the registers. The population register keeps the person's own data; the other registers add what
 * they know of the same person.
 * A field that the caller may not read is null, and the list of errors names it with the code `HIDDEN`.
 */
export type PersonResidencesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A person's name as the documents spell it. */
export type PersonName = {
  /** The whole name in the order in which it is written: surname, given name, patronymic. */
  full: Scalars['String']['output'];
  /** Given name, as recorded. */
  given: Scalars['String']['output'];
  /** Surname and given name in Latin letters, as in the passport. */
  latin: Scalars['String']['output'];
  /** Patronymic; null when the person has none. */
  patronymic: Maybe<Scalars['String']['output']>;
  /** Surname, in Kazakh or Russian letters as recorded. A person with a single name has it here too. */
  surname: Scalars['String']['output'];
};


/** A person's name as the documents spell it. */
export type PersonNameFullArgs = {
  language?: InputMaybe<Language>;
};

/**
 * Everything that can be asked. Each field stands by itself: when one register is silent or one field is not for the
 * caller, that field is null, the list of errors says why, and the rest is answered.
 */
export type Query = {
  /** The signed-in citizen. Null when the caller is not a citizen: not signed in, an official, an analyst. */
  me: Maybe<Person>;
  /**
   * One person, by number. For citizens: themselves and those they represent. For officials: only within their
   * territory or case, and with a purpose and a case stated in the headers `X-Purpose` and `X-Case`; without them
   * `PURPOSE_REQUIRED`. Null when there is no such person, and equally when that person is none of the caller's
   * business.
   */
  person: Maybe<Person>;
};


/**
 * Everything that can be asked. Each field stands by itself: when one register is silent or one field is not for the
 * caller, that field is null, the list of errors says why, and the rest is answered.
 */
export type QueryPersonArgs = {
  iin: Scalars['IIN']['input'];
};

/** Who reads a person's data. */
export type ReaderKind =
  /** Another citizen: somebody who shares a home, a contract or a family with the person, or tried to. */
  | 'CITIZEN'
  /** An officer of a local executive body. */
  | 'OFFICER'
  /** An operator of a service centre. */
  | 'OPERATOR'
  /** A register that needs the data to answer a question or to decide a case. */
  | 'SERVICE';

/**
 * A territory of Kazakhstan, with its name. Every register carries this dictionary itself, so that a name never
 * depends on another register.
 */
export type Region = {
  /** The code of the territory. */
  kato: Scalars['Kato']['output'];
  /** The official name of the territory. */
  name: Scalars['String']['output'];
};


/**
 * A territory of Kazakhstan, with its name. Every register carries this dictionary itself, so that a name never
 * depends on another register.
 */
export type RegionNameArgs = {
  language?: InputMaybe<Language>;
};

/** One person acting for another in law, during a period. */
export type Representation = {
  /** On what ground. */
  kind: RepresentationKind;
  /** Who is represented. Null when there is no answer; the list of errors says why. */
  person: Maybe<Person>;
  /** Who acts. Null when there is no answer; the list of errors says why. */
  representative: Maybe<Person>;
  /** The first day. */
  since: Scalars['Date']['output'];
  /** The last day, which still counts; null when none is set. Parents act until the child turns 18, whatever is recorded. */
  until: Maybe<Scalars['Date']['output']>;
};

/** The ground on which one person acts for another. */
export type RepresentationKind =
  /** Adoptive mother or father. */
  | 'ADOPTIVE_PARENT'
  /** Guardian of a child, or of an adult declared incapable. */
  | 'GUARDIAN'
  /** Mother or father. */
  | 'PARENT'
  /** Trustee of a minor, or of an adult whose capacity is limited. */
  | 'TRUSTEE';

/** A person's registration at one dwelling during a period. */
export type Residence = {
  /** Whether the person is registered there himself, or lives where a representative does. */
  basis: ResidenceBasis;
  /** The dwelling, from the property register. Null when that register did not answer or does not know the address; in the first case the list of errors says so. */
  dwelling: Maybe<Dwelling>;
  /** The first day. */
  since: Scalars['Date']['output'];
  /** The last day, which still counts; null while it lasts. */
  until: Maybe<Scalars['Date']['output']>;
};

/** Why a person counts as living at a dwelling. */
export type ResidenceBasis =
  /** A child under 14: not registered separately, lives where the parents or legal representatives live (Civil Code, article 16). */
  | 'FOLLOWS_REPRESENTATIVE'
  /** The person is registered there. */
  | 'REGISTERED';

/** One page of a person's residences. */
export type ResidenceConnection = {
  /** The entries of this page, each with its cursor. */
  edges: Array<ResidenceEdge>;
  /** The same residences without cursors, for readers who do not page. An entry is null when it could not be answered; the list of errors says why. */
  nodes: Array<Maybe<Residence>>;
  /** Whether more pages follow or precede. */
  pageInfo: PageInfo;
};

/** One residence in a page. */
export type ResidenceEdge = {
  /** The place of this entry in the list, to continue from. */
  cursor: Scalars['String']['output'];
  /** The residence. Null when it could not be answered; the list of errors says why. */
  node: Maybe<Residence>;
};

/** Sex as the population register records it. */
export type Sex =
  /** Female. */
  | 'FEMALE'
  /** Male. */
  | 'MALE';



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;





/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  BIN: ResolverTypeWrapper<Scalars['BIN']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  DataAccess: ResolverTypeWrapper<{ readonly ref: string }>;
  DataAccessConnection: ResolverTypeWrapper<DataAccessConnection>;
  DataAccessEdge: ResolverTypeWrapper<DataAccessEdge>;
  DataAccessEntry: ResolverTypeWrapper<DataAccessEntry>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Dwelling: ResolverTypeWrapper<{ readonly rka: string }>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  IIN: ResolverTypeWrapper<Scalars['IIN']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Kato: ResolverTypeWrapper<Scalars['Kato']['output']>;
  Language: Language;
  LegalCapacity: LegalCapacity;
  LifeStatus: LifeStatus;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Person: ResolverTypeWrapper<PersonRow>;
  PersonName: ResolverTypeWrapper<PersonRow>;
  PhoneNumber: ResolverTypeWrapper<Scalars['PhoneNumber']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RKA: ResolverTypeWrapper<Scalars['RKA']['output']>;
  ReaderKind: ReaderKind;
  Region: ResolverTypeWrapper<{ readonly kato: string }>;
  Representation: ResolverTypeWrapper<RepresentationRecord>;
  RepresentationKind: RepresentationKind;
  Residence: ResolverTypeWrapper<Home>;
  ResidenceBasis: ResidenceBasis;
  ResidenceConnection: ResolverTypeWrapper<Omit<ResidenceConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ResidenceEdge']>, nodes: Array<Maybe<ResolversTypes['Residence']>> }>;
  ResidenceEdge: ResolverTypeWrapper<Omit<ResidenceEdge, 'node'> & { node?: Maybe<ResolversTypes['Residence']> }>;
  Sex: Sex;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  BIN: Scalars['BIN']['output'];
  Boolean: Scalars['Boolean']['output'];
  DataAccess: { readonly ref: string };
  DataAccessConnection: DataAccessConnection;
  DataAccessEdge: DataAccessEdge;
  DataAccessEntry: DataAccessEntry;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Dwelling: { readonly rka: string };
  ID: Scalars['ID']['output'];
  IIN: Scalars['IIN']['output'];
  Int: Scalars['Int']['output'];
  Kato: Scalars['Kato']['output'];
  PageInfo: PageInfo;
  Person: PersonRow;
  PersonName: PersonRow;
  PhoneNumber: Scalars['PhoneNumber']['output'];
  Query: Record<PropertyKey, never>;
  RKA: Scalars['RKA']['output'];
  Region: { readonly kato: string };
  Representation: RepresentationRecord;
  Residence: Home;
  ResidenceConnection: Omit<ResidenceConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ResidenceEdge']>, nodes: Array<Maybe<ResolversParentTypes['Residence']>> };
  ResidenceEdge: Omit<ResidenceEdge, 'node'> & { node?: Maybe<ResolversParentTypes['Residence']> };
  String: Scalars['String']['output'];
};

export interface BinScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['BIN'], any> {
  name: 'BIN';
}

export type DataAccessResolvers<ContextType = PopulationContext, ParentType extends ResolversParentTypes['DataAccess'] = ResolversParentTypes['DataAccess']> = {
  population?: Resolver<Maybe<ResolversTypes['DataAccessConnection']>, ParentType, ContextType, RequireFields<DataAccessPopulationArgs, 'first'>>;
  ref?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type DataAccessConnectionResolvers<ContextType = PopulationContext, ParentType extends ResolversParentTypes['DataAccessConnection'] = ResolversParentTypes['DataAccessConnection']> = {
  edges?: Resolver<Array<ResolversTypes['DataAccessEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<Maybe<ResolversTypes['DataAccessEntry']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DataAccessEdgeResolvers<ContextType = PopulationContext, ParentType extends ResolversParentTypes['DataAccessEdge'] = ResolversParentTypes['DataAccessEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['DataAccessEntry']>, ParentType, ContextType>;
};

export type DataAccessEntryResolvers<ContextType = PopulationContext, ParentType extends ResolversParentTypes['DataAccessEntry'] = ResolversParentTypes['DataAccessEntry']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  case?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fields?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  purpose?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reader?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  readerKind?: Resolver<ResolversTypes['ReaderKind'], ParentType, ContextType>;
  refused?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DwellingResolvers<ContextType = PopulationContext, ParentType extends ResolversParentTypes['Dwelling'] = ResolversParentTypes['Dwelling']> = {
  registeredPersonsCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rka?: Resolver<ResolversTypes['RKA'], ParentType, ContextType>;
};

export interface IinScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['IIN'], any> {
  name: 'IIN';
}

export interface KatoScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Kato'], any> {
  name: 'Kato';
}

export type PageInfoResolvers<ContextType = PopulationContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonResolvers<ContextType = PopulationContext, ParentType extends ResolversParentTypes['Person'] = ResolversParentTypes['Person']> = {
  age?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  birthDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  citizenship?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasLinkedPhone?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  iin?: Resolver<Maybe<ResolversTypes['IIN']>, ParentType, ContextType>;
  legalCapacity?: Resolver<Maybe<ResolversTypes['LegalCapacity']>, ParentType, ContextType>;
  lifeStatus?: Resolver<Maybe<ResolversTypes['LifeStatus']>, ParentType, ContextType>;
  maskedPhone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['PersonName']>, ParentType, ContextType>;
  ref?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  representatives?: Resolver<Maybe<Array<ResolversTypes['Representation']>>, ParentType, ContextType>;
  represents?: Resolver<Maybe<Array<ResolversTypes['Representation']>>, ParentType, ContextType>;
  residence?: Resolver<Maybe<ResolversTypes['Residence']>, ParentType, ContextType>;
  residences?: Resolver<Maybe<ResolversTypes['ResidenceConnection']>, ParentType, ContextType, RequireFields<PersonResidencesArgs, 'first'>>;
  sex?: Resolver<Maybe<ResolversTypes['Sex']>, ParentType, ContextType>;
};

export type PersonNameResolvers<ContextType = PopulationContext, ParentType extends ResolversParentTypes['PersonName'] = ResolversParentTypes['PersonName']> = {
  full?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<PersonNameFullArgs>>;
  given?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  latin?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  patronymic?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  surname?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface PhoneNumberScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['PhoneNumber'], any> {
  name: 'PhoneNumber';
}

export type QueryResolvers<ContextType = PopulationContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  me?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  person?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType, RequireFields<QueryPersonArgs, 'iin'>>;
};

export interface RkaScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['RKA'], any> {
  name: 'RKA';
}

export type RegionResolvers<ContextType = PopulationContext, ParentType extends ResolversParentTypes['Region'] = ResolversParentTypes['Region']> = {
  kato?: Resolver<ResolversTypes['Kato'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<RegionNameArgs>>;
};

export type RepresentationResolvers<ContextType = PopulationContext, ParentType extends ResolversParentTypes['Representation'] = ResolversParentTypes['Representation']> = {
  kind?: Resolver<ResolversTypes['RepresentationKind'], ParentType, ContextType>;
  person?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  representative?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  since?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type ResidenceResolvers<ContextType = PopulationContext, ParentType extends ResolversParentTypes['Residence'] = ResolversParentTypes['Residence']> = {
  basis?: Resolver<ResolversTypes['ResidenceBasis'], ParentType, ContextType>;
  dwelling?: Resolver<Maybe<ResolversTypes['Dwelling']>, ParentType, ContextType>;
  since?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type ResidenceConnectionResolvers<ContextType = PopulationContext, ParentType extends ResolversParentTypes['ResidenceConnection'] = ResolversParentTypes['ResidenceConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ResidenceEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<Maybe<ResolversTypes['Residence']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ResidenceEdgeResolvers<ContextType = PopulationContext, ParentType extends ResolversParentTypes['ResidenceEdge'] = ResolversParentTypes['ResidenceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Residence']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = PopulationContext> = {
  BIN?: GraphQLScalarType;
  DataAccess?: DataAccessResolvers<ContextType>;
  DataAccessConnection?: DataAccessConnectionResolvers<ContextType>;
  DataAccessEdge?: DataAccessEdgeResolvers<ContextType>;
  DataAccessEntry?: DataAccessEntryResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Dwelling?: DwellingResolvers<ContextType>;
  IIN?: GraphQLScalarType;
  Kato?: GraphQLScalarType;
  PageInfo?: PageInfoResolvers<ContextType>;
  Person?: PersonResolvers<ContextType>;
  PersonName?: PersonNameResolvers<ContextType>;
  PhoneNumber?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  RKA?: GraphQLScalarType;
  Region?: RegionResolvers<ContextType>;
  Representation?: RepresentationResolvers<ContextType>;
  Residence?: ResidenceResolvers<ContextType>;
  ResidenceConnection?: ResidenceConnectionResolvers<ContextType>;
  ResidenceEdge?: ResidenceEdgeResolvers<ContextType>;
};

