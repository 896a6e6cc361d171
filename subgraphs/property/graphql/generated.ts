import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { DwellingRow } from '../data/dwellings.ts';
import type { OwnershipRow, OrganisationRow } from '../data/ownerships.ts';
import type { PropertyContext } from '../context.ts';
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
  /** The reads that the property register served or refused, newest first. Null only when it is hidden from the caller, or the register did not answer; the list of errors says which. */
  property: Maybe<DataAccessConnection>;
  /** The key by which registers speak of the same person among themselves. Never shown to anybody outside. */
  ref: Scalars['ID']['output'];
};


/**
 * Who read a person's data, register by register. Every register keeps its own account: when one is silent, the others
 * are answered.
 */
export type DataAccessPropertyArgs = {
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
  /** The whole address in one line. */
  address: Scalars['String']['output'];
  /** Cadastral number: groups of digits with colons between, written as in the cadastre. Null when none is recorded, or when it is hidden from the caller. */
  cadastralNumber: Maybe<Scalars['String']['output']>;
  /** Whether it is private or rented out by the state. Null when not recorded, or when it is hidden from the caller. */
  fund: Maybe<HousingFund>;
  /** Whether it is in use: false when it is unfinished, condemned or demolished. Null when not recorded, or when it is hidden from the caller. */
  inUse: Maybe<Scalars['Boolean']['output']>;
  /** What kind of object it is. */
  kind: DwellingKind;
  /** Living area in square metres, without kitchen, bathroom and corridors. Null when it was never measured, or when it is hidden from the caller. */
  livingArea: Maybe<Scalars['Float']['output']>;
  /** Who owns it today, with shares. Empty when no owner is recorded. At most 200. For its owners, and for officials with a purpose; null for everybody else, with `HIDDEN`. */
  ownerships: Maybe<Array<Ownership>>;
  /** The territory in which it stands. */
  region: Region;
  /** The code of its address in the address register. */
  rka: Scalars['RKA']['output'];
  /** Total area in square metres. Null when it was never measured, or when it is hidden from the caller. */
  totalArea: Maybe<Scalars['Float']['output']>;
};


/**
 * A dwelling, or another object with an address of its own, known by the code of its address. The property register
 * keeps its data; the other registers add what they know of the same dwelling.
 * A field that the caller may not read is null, and the list of errors names it with the code `HIDDEN`.
 */
export type DwellingAddressArgs = {
  language?: InputMaybe<Language>;
};

/** One page of dwellings. */
export type DwellingConnection = {
  /** The entries of this page, each with its cursor. */
  edges: Array<DwellingEdge>;
  /** The same dwellings without cursors, for readers who do not page. An entry is null when it could not be answered; the list of errors says why. */
  nodes: Array<Maybe<Dwelling>>;
  /** Whether more pages follow or precede. */
  pageInfo: PageInfo;
};

/** One dwelling in a page. */
export type DwellingEdge = {
  /** The place of this entry in the list, to continue from. */
  cursor: Scalars['String']['output'];
  /** The dwelling. Null when it could not be answered; the list of errors says why. */
  node: Maybe<Dwelling>;
};

/** What kind of object stands at an address. */
export type DwellingKind =
  /** A flat in a block of flats. */
  | 'APARTMENT'
  /** A summer house or garden house. People can live and register there. */
  | 'COTTAGE'
  /** A room in a dormitory. */
  | 'DORMITORY_ROOM'
  /** A house. */
  | 'HOUSE'
  /** Not for living: a shop, an office, a garage. Nobody can be registered there. */
  | 'NON_RESIDENTIAL';

/** To which housing stock a dwelling belongs. */
export type HousingFund =
  /** Privately owned, by people or organisations. */
  | 'PRIVATE'
  /** State housing, rented out by a local executive body under a contract. */
  | 'STATE_RENTAL';

/** A language in which texts are written. */
export type Language =
  /** English. */
  | 'EN'
  /** Kazakh, қазақ тілі. */
  | 'KK'
  /** Russian, русский язык. */
  | 'RU';

/** An organisation that owns a dwelling. */
export type Organisation = {
  /** Business identification number. */
  bin: Scalars['BIN']['output'];
  /** The organisation's registered name. */
  name: Scalars['String']['output'];
};


/** An organisation that owns a dwelling. */
export type OrganisationNameArgs = {
  language?: InputMaybe<Language>;
};

/** Whoever can own a dwelling. */
export type Owner = Organisation | Person;

/** One owner's share of a dwelling, during a period. */
export type Ownership = {
  /** The owner: a person or an organisation. Null when there is no answer; the list of errors says why. */
  owner: Maybe<Owner>;
  /** How much of the dwelling is owned. */
  share: Share;
  /** The first day of ownership. */
  since: Scalars['Date']['output'];
  /** The last day of ownership, which still counts; null while it lasts. */
  until: Maybe<Scalars['Date']['output']>;
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
  /** The dwellings that the person owns today, whole or in part. Empty when none. At most 200. Null only when it is hidden from the caller. */
  ownedDwellings: Maybe<Array<Dwelling>>;
  /** The key by which registers speak of the same person among themselves. Never shown to anybody outside. */
  ref: Scalars['ID']['output'];
};

/**
 * Everything that can be asked. Each field stands by itself: when one register is silent or one field is not for the
 * caller, that field is null, the list of errors says why, and the rest is answered.
 */
export type Query = {
  /**
   * One dwelling, by the code of its address. Its address, region and kind are open to everybody. Null when there is no
   * such address.
   */
  dwelling: Maybe<Dwelling>;
  /**
   * Addresses that fit what is being typed, in Kazakh or Russian, best first. Case, word order, the usual abbreviations
   * (көш., ул., д., кв.) and one mistyped letter do not matter.
   */
  dwellings: Maybe<DwellingConnection>;
};


/**
 * Everything that can be asked. Each field stands by itself: when one register is silent or one field is not for the
 * caller, that field is null, the list of errors says why, and the rest is answered.
 */
export type QueryDwellingArgs = {
  rka: Scalars['RKA']['input'];
};


/**
 * Everything that can be asked. Each field stands by itself: when one register is silent or one field is not for the
 * caller, that field is null, the list of errors says why, and the rest is answered.
 */
export type QueryDwellingsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  region?: InputMaybe<Scalars['Kato']['input']>;
  search: Scalars['String']['input'];
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

/** A share of a dwelling as a fraction: one half is 1 over 2, sole ownership is 1 over 1. */
export type Share = {
  /** The number below the line; never 0. */
  denominator: Scalars['Int']['output'];
  /** The number above the line. */
  numerator: Scalars['Int']['output'];
};



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



/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  Owner:
    | ( OrganisationRow & { __typename: 'Organisation' } )
    | ( { readonly ref: string } & { __typename: 'Person' } )
  ;
};


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
  Dwelling: ResolverTypeWrapper<DwellingRow>;
  DwellingConnection: ResolverTypeWrapper<Omit<DwellingConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['DwellingEdge']>, nodes: Array<Maybe<ResolversTypes['Dwelling']>> }>;
  DwellingEdge: ResolverTypeWrapper<Omit<DwellingEdge, 'node'> & { node?: Maybe<ResolversTypes['Dwelling']> }>;
  DwellingKind: DwellingKind;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  HousingFund: HousingFund;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  IIN: ResolverTypeWrapper<Scalars['IIN']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Kato: ResolverTypeWrapper<Scalars['Kato']['output']>;
  Language: Language;
  Organisation: ResolverTypeWrapper<OrganisationRow>;
  Owner: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['Owner']>;
  Ownership: ResolverTypeWrapper<OwnershipRow>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Person: ResolverTypeWrapper<{ readonly ref: string }>;
  PhoneNumber: ResolverTypeWrapper<Scalars['PhoneNumber']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RKA: ResolverTypeWrapper<Scalars['RKA']['output']>;
  ReaderKind: ReaderKind;
  Region: ResolverTypeWrapper<{ readonly kato: string }>;
  Share: ResolverTypeWrapper<Share>;
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
  Dwelling: DwellingRow;
  DwellingConnection: Omit<DwellingConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['DwellingEdge']>, nodes: Array<Maybe<ResolversParentTypes['Dwelling']>> };
  DwellingEdge: Omit<DwellingEdge, 'node'> & { node?: Maybe<ResolversParentTypes['Dwelling']> };
  Float: Scalars['Float']['output'];
  ID: Scalars['ID']['output'];
  IIN: Scalars['IIN']['output'];
  Int: Scalars['Int']['output'];
  Kato: Scalars['Kato']['output'];
  Organisation: OrganisationRow;
  Owner: ResolversUnionTypes<ResolversParentTypes>['Owner'];
  Ownership: OwnershipRow;
  PageInfo: PageInfo;
  Person: { readonly ref: string };
  PhoneNumber: Scalars['PhoneNumber']['output'];
  Query: Record<PropertyKey, never>;
  RKA: Scalars['RKA']['output'];
  Region: { readonly kato: string };
  Share: Share;
  String: Scalars['String']['output'];
};

export interface BinScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['BIN'], any> {
  name: 'BIN';
}

export type DataAccessResolvers<ContextType = PropertyContext, ParentType extends ResolversParentTypes['DataAccess'] = ResolversParentTypes['DataAccess']> = {
  property?: Resolver<Maybe<ResolversTypes['DataAccessConnection']>, ParentType, ContextType, RequireFields<DataAccessPropertyArgs, 'first'>>;
  ref?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type DataAccessConnectionResolvers<ContextType = PropertyContext, ParentType extends ResolversParentTypes['DataAccessConnection'] = ResolversParentTypes['DataAccessConnection']> = {
  edges?: Resolver<Array<ResolversTypes['DataAccessEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<Maybe<ResolversTypes['DataAccessEntry']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DataAccessEdgeResolvers<ContextType = PropertyContext, ParentType extends ResolversParentTypes['DataAccessEdge'] = ResolversParentTypes['DataAccessEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['DataAccessEntry']>, ParentType, ContextType>;
};

export type DataAccessEntryResolvers<ContextType = PropertyContext, ParentType extends ResolversParentTypes['DataAccessEntry'] = ResolversParentTypes['DataAccessEntry']> = {
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

export type DwellingResolvers<ContextType = PropertyContext, ParentType extends ResolversParentTypes['Dwelling'] = ResolversParentTypes['Dwelling']> = {
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<DwellingAddressArgs>>;
  cadastralNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fund?: Resolver<Maybe<ResolversTypes['HousingFund']>, ParentType, ContextType>;
  inUse?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['DwellingKind'], ParentType, ContextType>;
  livingArea?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  ownerships?: Resolver<Maybe<Array<ResolversTypes['Ownership']>>, ParentType, ContextType>;
  region?: Resolver<ResolversTypes['Region'], ParentType, ContextType>;
  rka?: Resolver<ResolversTypes['RKA'], ParentType, ContextType>;
  totalArea?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type DwellingConnectionResolvers<ContextType = PropertyContext, ParentType extends ResolversParentTypes['DwellingConnection'] = ResolversParentTypes['DwellingConnection']> = {
  edges?: Resolver<Array<ResolversTypes['DwellingEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<Maybe<ResolversTypes['Dwelling']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DwellingEdgeResolvers<ContextType = PropertyContext, ParentType extends ResolversParentTypes['DwellingEdge'] = ResolversParentTypes['DwellingEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Dwelling']>, ParentType, ContextType>;
};

export interface IinScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['IIN'], any> {
  name: 'IIN';
}

export interface KatoScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Kato'], any> {
  name: 'Kato';
}

export type OrganisationResolvers<ContextType = PropertyContext, ParentType extends ResolversParentTypes['Organisation'] = ResolversParentTypes['Organisation']> = {
  bin?: Resolver<ResolversTypes['BIN'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<OrganisationNameArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OwnerResolvers<ContextType = PropertyContext, ParentType extends ResolversParentTypes['Owner'] = ResolversParentTypes['Owner']> = {
  __resolveType?: TypeResolveFn<'Organisation' | 'Person', ParentType, ContextType>;
};

export type OwnershipResolvers<ContextType = PropertyContext, ParentType extends ResolversParentTypes['Ownership'] = ResolversParentTypes['Ownership']> = {
  owner?: Resolver<Maybe<ResolversTypes['Owner']>, ParentType, ContextType>;
  share?: Resolver<ResolversTypes['Share'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = PropertyContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonResolvers<ContextType = PropertyContext, ParentType extends ResolversParentTypes['Person'] = ResolversParentTypes['Person']> = {
  ownedDwellings?: Resolver<Maybe<Array<ResolversTypes['Dwelling']>>, ParentType, ContextType>;
  ref?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface PhoneNumberScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['PhoneNumber'], any> {
  name: 'PhoneNumber';
}

export type QueryResolvers<ContextType = PropertyContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  dwelling?: Resolver<Maybe<ResolversTypes['Dwelling']>, ParentType, ContextType, RequireFields<QueryDwellingArgs, 'rka'>>;
  dwellings?: Resolver<Maybe<ResolversTypes['DwellingConnection']>, ParentType, ContextType, RequireFields<QueryDwellingsArgs, 'first' | 'search'>>;
};

export interface RkaScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['RKA'], any> {
  name: 'RKA';
}

export type RegionResolvers<ContextType = PropertyContext, ParentType extends ResolversParentTypes['Region'] = ResolversParentTypes['Region']> = {
  kato?: Resolver<ResolversTypes['Kato'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<RegionNameArgs>>;
};

export type ShareResolvers<ContextType = PropertyContext, ParentType extends ResolversParentTypes['Share'] = ResolversParentTypes['Share']> = {
  denominator?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  numerator?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type Resolvers<ContextType = PropertyContext> = {
  BIN?: GraphQLScalarType;
  DataAccess?: DataAccessResolvers<ContextType>;
  DataAccessConnection?: DataAccessConnectionResolvers<ContextType>;
  DataAccessEdge?: DataAccessEdgeResolvers<ContextType>;
  DataAccessEntry?: DataAccessEntryResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Dwelling?: DwellingResolvers<ContextType>;
  DwellingConnection?: DwellingConnectionResolvers<ContextType>;
  DwellingEdge?: DwellingEdgeResolvers<ContextType>;
  IIN?: GraphQLScalarType;
  Kato?: GraphQLScalarType;
  Organisation?: OrganisationResolvers<ContextType>;
  Owner?: OwnerResolvers<ContextType>;
  Ownership?: OwnershipResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Person?: PersonResolvers<ContextType>;
  PhoneNumber?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  RKA?: GraphQLScalarType;
  Region?: RegionResolvers<ContextType>;
  Share?: ShareResolvers<ContextType>;
};

