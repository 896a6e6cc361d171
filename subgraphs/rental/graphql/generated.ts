import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Contract, Named } from '../domain/contract.ts';
import type { TenantCheck } from '../checkRentalTenants.ts';
import type { BodyRow } from '../data/bodies.ts';
import type { RentalContext } from '../context.ts';
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
  /** The key by which registers speak of the same person among themselves. Never shown to anybody outside. */
  ref: Scalars['ID']['output'];
  /** The reads that the rental register served or refused, newest first. Null only when it is hidden from the caller, or the register did not answer; the list of errors says which. */
  rental: Maybe<DataAccessConnection>;
};


/**
 * Who read a person's data, register by register. Every register keeps its own account: when one is silent, the others
 * are answered.
 */
export type DataAccessRentalArgs = {
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
  /** The rental contract in force today; the latest begun, if there are several. For the parties of the contract and officials with a purpose. Null when there is none, or when it is hidden from the caller. */
  rentalContract: Maybe<RentalContract>;
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

/**
 * The authority of a territory (akimat) that rents out state housing there and answers questions about it. Its contacts
 * are open to everybody.
 */
export type LocalExecutiveBody = {
  /** Where to find it. */
  address: Scalars['String']['output'];
  /** Business identification number. */
  bin: Scalars['BIN']['output'];
  /** Official name. */
  name: Scalars['String']['output'];
  /** The telephone number for questions. */
  phone: Scalars['PhoneNumber']['output'];
  /** The territory for which it answers. */
  region: Region;
};


/**
 * The authority of a territory (akimat) that rents out state housing there and answers questions about it. Its contacts
 * are open to everybody.
 */
export type LocalExecutiveBodyAddressArgs = {
  language?: InputMaybe<Language>;
};


/**
 * The authority of a territory (akimat) that rents out state housing there and answers questions about it. Its contacts
 * are open to everybody.
 */
export type LocalExecutiveBodyNameArgs = {
  language?: InputMaybe<Language>;
};

/** A person named in a rental contract as living in the dwelling. */
export type NamedPerson = {
  /** The person. Null when there is no answer; the list of errors says why. */
  person: Maybe<Person>;
  /** What the person is to the tenant. */
  relation: Relation;
};

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
  /** The key by which registers speak of the same person among themselves. Never shown to anybody outside. */
  ref: Scalars['ID']['output'];
  /** The rental contracts of which the person is a party, as tenant or named in them, newest first. Empty when none. At most 200. Null only when it is hidden from the caller. */
  rentalContracts: Maybe<Array<RentalContract>>;
};

/**
 * Everything that can be asked. Each field stands by itself: when one register is silent or one field is not for the
 * caller, that field is null, the list of errors says why, and the rest is answered.
 */
export type Query = {
  /**
   * Are these people named in a rental contract for these dwellings today? One answer per pair, in the order asked.
   * For officers of a local executive body, with the purpose `RENTAL_TENANT_CHECK` and a case; for everybody else
   * `FORBIDDEN`.
   */
  checkRentalTenants: Maybe<Array<RentalTenantCheck>>;
  /**
   * Contracts in the territory of the officer who asks, newest first. For officers of a local executive body, with the
   * purpose `RENTAL_TENANT_CHECK` and a case; for everybody else `FORBIDDEN`.
   */
  rentalContracts: Maybe<RentalContractConnection>;
};


/**
 * Everything that can be asked. Each field stands by itself: when one register is silent or one field is not for the
 * caller, that field is null, the list of errors says why, and the rest is answered.
 */
export type QueryCheckRentalTenantsArgs = {
  pairs: Array<RentalTenantPair>;
};


/**
 * Everything that can be asked. Each field stands by itself: when one register is silent or one field is not for the
 * caller, that field is null, the list of errors says why, and the rest is answered.
 */
export type QueryRentalContractsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<RentalContractFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
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

/** What a person named in a contract is to its tenant. */
export type Relation =
  /** Child of the tenant. */
  | 'CHILD'
  /** Not a relative of the tenant. */
  | 'OTHER'
  /** Another relative of the tenant. */
  | 'OTHER_RELATIVE'
  /** Parent of the tenant. */
  | 'PARENT'
  /** Brother or sister of the tenant. */
  | 'SIBLING'
  /** Husband or wife of the tenant. */
  | 'SPOUSE'
  /** The tenant himself. */
  | 'TENANT';

/**
 * A contract by which a local executive body rents out a dwelling. Shown as the body recorded it, faults included.
 * For the parties of the contract and for officials with a purpose; to everybody else it is hidden.
 */
export type RentalContract = {
  /** The local executive body that rents the dwelling out. */
  body: LocalExecutiveBody;
  /** The dwelling, from the property register. Null when that register did not answer (the list of errors says so) or does not know the address (then the flag `UNKNOWN_ADDRESS` is set). */
  dwelling: Maybe<Dwelling>;
  /** The first day of the contract. */
  from: Scalars['Date']['output'];
  /** The contract's own key in this register. */
  id: Scalars['ID']['output'];
  /** The people named in the contract, in the order recorded, repetitions included. At most 200. Null only when it is hidden from the caller. */
  namedPersons: Maybe<Array<NamedPerson>>;
  /** The number as written on the contract. */
  number: Scalars['String']['output'];
  /** What is wrong with the record. Empty when nothing is. */
  qualityFlags: Array<RentalQualityFlag>;
  /** How the contract stands today. */
  status: RentalContractStatus;
  /** The tenant. Null when none is recorded, or when there is no answer; then the list of errors says why. */
  tenant: Maybe<Person>;
  /** The last day of the contract, which still counts; null when it has no end. */
  to: Maybe<Scalars['Date']['output']>;
};

/** One page of rental contracts. */
export type RentalContractConnection = {
  /** The entries of this page, each with its cursor. */
  edges: Array<RentalContractEdge>;
  /** The same contracts without cursors, for readers who do not page. An entry is null when it could not be answered; the list of errors says why. */
  nodes: Array<Maybe<RentalContract>>;
  /** Whether more pages follow or precede. */
  pageInfo: PageInfo;
};

/** One rental contract in a page. */
export type RentalContractEdge = {
  /** The place of this entry in the list, to continue from. */
  cursor: Scalars['String']['output'];
  /** The contract. Null when it could not be answered; the list of errors says why. */
  node: Maybe<RentalContract>;
};

/** Which rental contracts are wanted. A contract must fit everything that is given. */
export type RentalContractFilter = {
  /** The contract with this number, as written on it. */
  number?: InputMaybe<Scalars['String']['input']>;
  /** Contracts for the dwelling at this address. */
  rka?: InputMaybe<Scalars['RKA']['input']>;
  /** Contracts that stand like this today. */
  status?: InputMaybe<RentalContractStatus>;
  /** Contracts whose tenant is the person with this number. */
  tenant?: InputMaybe<Scalars['IIN']['input']>;
};

/** How a rental contract stands. */
export type RentalContractStatus =
  /** Its last day has passed. */
  | 'EXPIRED'
  /** Today lies within its period, and it was not ended early. */
  | 'IN_FORCE'
  /** It was ended before its last day. */
  | 'TERMINATED';

/** A fault in the record of a rental contract. Faults are shown, not hidden. */
export type RentalQualityFlag =
  /** Somebody is named more than once. */
  | 'NAMED_TWICE'
  /** Another contract for the same dwelling covers some of the same days. */
  | 'OVERLAPPING_CONTRACT'
  /** The tenant is missing from the list of people named. He counts as named all the same. */
  | 'TENANT_NOT_NAMED'
  /** The property register does not know the address. */
  | 'UNKNOWN_ADDRESS';

/** The answer about one dwelling and one person. */
export type RentalTenantCheck = {
  /** The contract in force that decided: the one that names the person, if there are several. Null when there is none, or when the dwelling is outside the officer's territory. */
  contract: Maybe<RentalContract>;
  /** The number that was asked about. */
  iin: Scalars['IIN']['output'];
  /** Whether the person is registered at this address today, from the population register. Null when that register did not answer (the list of errors says so), or when the dwelling is outside the officer's territory. */
  registeredThere: Maybe<Scalars['Boolean']['output']>;
  /** The address that was asked about. */
  rka: Scalars['RKA']['output'];
  /** What the contracts say today. */
  verdict: RentalTenantVerdict;
};

/** One dwelling and one person, to be checked against the contracts. */
export type RentalTenantPair = {
  /** The person's individual identification number. */
  iin: Scalars['IIN']['input'];
  /** The code of the dwelling's address. */
  rka: Scalars['RKA']['input'];
};

/** What the rental contracts say of a person at a dwelling. */
export type RentalTenantVerdict =
  /** The person is not the tenant, but is named in a contract in force. */
  | 'NAMED_IN_CONTRACT'
  /** There is a contract in force, and the person is not named in it. */
  | 'NOT_NAMED'
  /** There is no contract in force for this dwelling today. */
  | 'NO_CONTRACT_IN_FORCE'
  /** The dwelling does not stand in the officer's territory; nothing more is told of it. */
  | 'OUTSIDE_YOUR_TERRITORY'
  /** The person is the tenant of a contract in force. */
  | 'TENANT';



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
  LocalExecutiveBody: ResolverTypeWrapper<BodyRow>;
  NamedPerson: ResolverTypeWrapper<Named>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Person: ResolverTypeWrapper<{ readonly ref: string }>;
  PhoneNumber: ResolverTypeWrapper<Scalars['PhoneNumber']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RKA: ResolverTypeWrapper<Scalars['RKA']['output']>;
  ReaderKind: ReaderKind;
  Region: ResolverTypeWrapper<{ readonly kato: string }>;
  Relation: Relation;
  RentalContract: ResolverTypeWrapper<Contract>;
  RentalContractConnection: ResolverTypeWrapper<Omit<RentalContractConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['RentalContractEdge']>, nodes: Array<Maybe<ResolversTypes['RentalContract']>> }>;
  RentalContractEdge: ResolverTypeWrapper<Omit<RentalContractEdge, 'node'> & { node?: Maybe<ResolversTypes['RentalContract']> }>;
  RentalContractFilter: RentalContractFilter;
  RentalContractStatus: RentalContractStatus;
  RentalQualityFlag: RentalQualityFlag;
  RentalTenantCheck: ResolverTypeWrapper<TenantCheck>;
  RentalTenantPair: RentalTenantPair;
  RentalTenantVerdict: RentalTenantVerdict;
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
  LocalExecutiveBody: BodyRow;
  NamedPerson: Named;
  PageInfo: PageInfo;
  Person: { readonly ref: string };
  PhoneNumber: Scalars['PhoneNumber']['output'];
  Query: Record<PropertyKey, never>;
  RKA: Scalars['RKA']['output'];
  Region: { readonly kato: string };
  RentalContract: Contract;
  RentalContractConnection: Omit<RentalContractConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['RentalContractEdge']>, nodes: Array<Maybe<ResolversParentTypes['RentalContract']>> };
  RentalContractEdge: Omit<RentalContractEdge, 'node'> & { node?: Maybe<ResolversParentTypes['RentalContract']> };
  RentalContractFilter: RentalContractFilter;
  RentalTenantCheck: TenantCheck;
  RentalTenantPair: RentalTenantPair;
  String: Scalars['String']['output'];
};

export interface BinScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['BIN'], any> {
  name: 'BIN';
}

export type DataAccessResolvers<ContextType = RentalContext, ParentType extends ResolversParentTypes['DataAccess'] = ResolversParentTypes['DataAccess']> = {
  ref?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  rental?: Resolver<Maybe<ResolversTypes['DataAccessConnection']>, ParentType, ContextType, RequireFields<DataAccessRentalArgs, 'first'>>;
};

export type DataAccessConnectionResolvers<ContextType = RentalContext, ParentType extends ResolversParentTypes['DataAccessConnection'] = ResolversParentTypes['DataAccessConnection']> = {
  edges?: Resolver<Array<ResolversTypes['DataAccessEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<Maybe<ResolversTypes['DataAccessEntry']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DataAccessEdgeResolvers<ContextType = RentalContext, ParentType extends ResolversParentTypes['DataAccessEdge'] = ResolversParentTypes['DataAccessEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['DataAccessEntry']>, ParentType, ContextType>;
};

export type DataAccessEntryResolvers<ContextType = RentalContext, ParentType extends ResolversParentTypes['DataAccessEntry'] = ResolversParentTypes['DataAccessEntry']> = {
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

export type DwellingResolvers<ContextType = RentalContext, ParentType extends ResolversParentTypes['Dwelling'] = ResolversParentTypes['Dwelling']> = {
  rentalContract?: Resolver<Maybe<ResolversTypes['RentalContract']>, ParentType, ContextType>;
  rka?: Resolver<ResolversTypes['RKA'], ParentType, ContextType>;
};

export interface IinScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['IIN'], any> {
  name: 'IIN';
}

export interface KatoScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Kato'], any> {
  name: 'Kato';
}

export type LocalExecutiveBodyResolvers<ContextType = RentalContext, ParentType extends ResolversParentTypes['LocalExecutiveBody'] = ResolversParentTypes['LocalExecutiveBody']> = {
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<LocalExecutiveBodyAddressArgs>>;
  bin?: Resolver<ResolversTypes['BIN'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<LocalExecutiveBodyNameArgs>>;
  phone?: Resolver<ResolversTypes['PhoneNumber'], ParentType, ContextType>;
  region?: Resolver<ResolversTypes['Region'], ParentType, ContextType>;
};

export type NamedPersonResolvers<ContextType = RentalContext, ParentType extends ResolversParentTypes['NamedPerson'] = ResolversParentTypes['NamedPerson']> = {
  person?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  relation?: Resolver<ResolversTypes['Relation'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = RentalContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonResolvers<ContextType = RentalContext, ParentType extends ResolversParentTypes['Person'] = ResolversParentTypes['Person']> = {
  ref?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  rentalContracts?: Resolver<Maybe<Array<ResolversTypes['RentalContract']>>, ParentType, ContextType>;
};

export interface PhoneNumberScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['PhoneNumber'], any> {
  name: 'PhoneNumber';
}

export type QueryResolvers<ContextType = RentalContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  checkRentalTenants?: Resolver<Maybe<Array<ResolversTypes['RentalTenantCheck']>>, ParentType, ContextType, RequireFields<QueryCheckRentalTenantsArgs, 'pairs'>>;
  rentalContracts?: Resolver<Maybe<ResolversTypes['RentalContractConnection']>, ParentType, ContextType, RequireFields<QueryRentalContractsArgs, 'first'>>;
};

export interface RkaScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['RKA'], any> {
  name: 'RKA';
}

export type RegionResolvers<ContextType = RentalContext, ParentType extends ResolversParentTypes['Region'] = ResolversParentTypes['Region']> = {
  kato?: Resolver<ResolversTypes['Kato'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<RegionNameArgs>>;
};

export type RentalContractResolvers<ContextType = RentalContext, ParentType extends ResolversParentTypes['RentalContract'] = ResolversParentTypes['RentalContract']> = {
  body?: Resolver<ResolversTypes['LocalExecutiveBody'], ParentType, ContextType>;
  dwelling?: Resolver<Maybe<ResolversTypes['Dwelling']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  namedPersons?: Resolver<Maybe<Array<ResolversTypes['NamedPerson']>>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  qualityFlags?: Resolver<Array<ResolversTypes['RentalQualityFlag']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['RentalContractStatus'], ParentType, ContextType>;
  tenant?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type RentalContractConnectionResolvers<ContextType = RentalContext, ParentType extends ResolversParentTypes['RentalContractConnection'] = ResolversParentTypes['RentalContractConnection']> = {
  edges?: Resolver<Array<ResolversTypes['RentalContractEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<Maybe<ResolversTypes['RentalContract']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RentalContractEdgeResolvers<ContextType = RentalContext, ParentType extends ResolversParentTypes['RentalContractEdge'] = ResolversParentTypes['RentalContractEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['RentalContract']>, ParentType, ContextType>;
};

export type RentalTenantCheckResolvers<ContextType = RentalContext, ParentType extends ResolversParentTypes['RentalTenantCheck'] = ResolversParentTypes['RentalTenantCheck']> = {
  contract?: Resolver<Maybe<ResolversTypes['RentalContract']>, ParentType, ContextType>;
  iin?: Resolver<ResolversTypes['IIN'], ParentType, ContextType>;
  registeredThere?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  rka?: Resolver<ResolversTypes['RKA'], ParentType, ContextType>;
  verdict?: Resolver<ResolversTypes['RentalTenantVerdict'], ParentType, ContextType>;
};

export type Resolvers<ContextType = RentalContext> = {
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
  LocalExecutiveBody?: LocalExecutiveBodyResolvers<ContextType>;
  NamedPerson?: NamedPersonResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Person?: PersonResolvers<ContextType>;
  PhoneNumber?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  RKA?: GraphQLScalarType;
  Region?: RegionResolvers<ContextType>;
  RentalContract?: RentalContractResolvers<ContextType>;
  RentalContractConnection?: RentalContractConnectionResolvers<ContextType>;
  RentalContractEdge?: RentalContractEdgeResolvers<ContextType>;
  RentalTenantCheck?: RentalTenantCheckResolvers<ContextType>;
};

