import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Card, Reason } from './queries.ts';
import type { Application as ApplicationSource } from '../data/applications.ts';
import type { EventOfDecision } from './application.ts';
import type { Consent as ConsentSource } from '../data/consents.ts';
import type { Notification as NotificationSource } from '../data/notifications.ts';
import type { RecordedDecision } from '../recordedDecision.ts';
import type { FindingOfSet } from './eligibility.ts';
import type { Rule as RuleSource } from '../domain/eligibility.ts';
import type { Basis } from '../domain/legalBasis.ts';
import type { RegistrationReport as RegistrationReportSource } from '../reportRegistrations.ts';
import type { RuleSet as RuleSetSource } from '../domain/ruleSet.ts';
import type { ServiceCentre as ServiceCentreSource } from '../domain/serviceCentres.ts';
import type { NotAccepted, Unavailable, ReceptionNotNeeded as ReceptionNotNeededSource, IdempotencyConflict as IdempotencyConflictSource, NotInThisState as NotInThisStateSource, TooManyAttempts as TooManyAttemptsSource, WrongCode as WrongCodeSource, ConsentClosed as ConsentClosedSource, SignatureRejected as SignatureRejectedSource, NotOwner as NotOwnerSource } from '../problems.ts';
import type { Reception as ReceptionSource } from '../openReception.ts';
import type { RegistrationContext } from '../context.ts';
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

/** Whether online requests are barred at a dwelling. */
export type AddressShield = {
  /** The dwelling, from the property register. Null when that register did not answer; the list of errors says so. */
  dwelling: Maybe<Dwelling>;
  /** True while online requests are barred. */
  on: Scalars['Boolean']['output'];
  /** The code of the dwelling's address. */
  rka: Scalars['RKA']['output'];
};

/** The answer to a request for consent. */
export type AnswerConsentInput = {
  /** The electronic digital signature: base64 of a CMS (PKCS#7) over the consent's `payload`, attached or detached, at most 64 KB. Exactly one of `code` and `cms` is given. */
  cms?: InputMaybe<Scalars['String']['input']>;
  /** The code from the message of 1414. Exactly one of `code` and `cms` is given. */
  code?: InputMaybe<Scalars['String']['input']>;
  /** True to agree, false to decline. */
  confirm: Scalars['Boolean']['input'];
  /** The consent that was asked for. */
  consentId: Scalars['ID']['input'];
};

/** What comes of answering: the consent as it stands now; or why the answer is not accepted. */
export type AnswerConsentResult = Consent | ConsentClosed | SignatureRejected | TooManyAttempts | WrongCode;

/**
 * An application to be registered at a dwelling, from its submission to its end.
 * For the applicant, the person to be registered, and whoever represents them.
 */
export type Application = {
  /** Who applied. Null when there is no answer; the list of errors says why. */
  applicant: Maybe<Person>;
  /** The way by which it came in. */
  channel: Channel;
  /** The consents asked for, one per person who must agree. Empty when none is needed, or not yet. At most 200. */
  consents: Array<Consent>;
  /** The latest decision, with every rule. Null until the application has been signed and judged. */
  decision: Maybe<Eligibility>;
  /** Where, from the property register. Null when that register did not answer (the list of errors says so), or does not know the address. */
  dwelling: Maybe<Dwelling>;
  /** Every change of status, oldest first. At most 200. */
  history: Array<ApplicationEvent>;
  /** The application's own key. */
  id: Scalars['ID']['output'];
  /** The number for people to read and quote; its last character is a check digit. */
  number: Scalars['String']['output'];
  /** The exact text that is signed: JSON in canonical form (RFC 8785). Persons stand in it under a keyed hash, never by their numbers. */
  payload: Scalars['String']['output'];
  /** The fingerprint of that text: SHA-256, in hexadecimal. */
  payloadDigest: Scalars['String']['output'];
  /** Who is to be registered: the applicant, or somebody he applies for. Null when there is no answer; the list of errors says why. */
  person: Maybe<Person>;
  /** Why, as the applicant stated it. */
  reason: RegistrationReason;
  /** The ways of signing open to this applicant. Empty when nothing remains to be signed. */
  signingMethods: Array<SigningMethod>;
  /** How the application stands. */
  status: ApplicationStatus;
  /** The same in words: what happened, why, until when, and what to do next. */
  statusText: Scalars['String']['output'];
  /** When it was submitted. */
  submittedAt: Scalars['DateTime']['output'];
};


/**
 * An application to be registered at a dwelling, from its submission to its end.
 * For the applicant, the person to be registered, and whoever represents them.
 */
export type ApplicationStatusTextArgs = {
  language?: InputMaybe<Language>;
};

/** One page of applications. */
export type ApplicationConnection = {
  /** The entries of this page, each with its cursor. */
  edges: Array<ApplicationEdge>;
  /** The same applications without cursors, for readers who do not page. An entry is null when it could not be answered; the list of errors says why. */
  nodes: Array<Maybe<Application>>;
  /** Whether more pages follow or precede. */
  pageInfo: PageInfo;
};

/** One application in a page. */
export type ApplicationEdge = {
  /** The place of this entry in the list, to continue from. */
  cursor: Scalars['String']['output'];
  /** The application. Null when it could not be answered; the list of errors says why. */
  node: Maybe<Application>;
};

/** One change in the life of an application. */
export type ApplicationEvent = {
  /** When it happened. */
  at: Scalars['DateTime']['output'];
  /** What happened, as a fixed word for programs, for example `CONSENT_UNDELIVERABLE`. */
  code: Scalars['String']['output'];
  /** The status from then on. */
  status: ApplicationStatus;
  /** What happened, in words. */
  text: Scalars['String']['output'];
};


/** One change in the life of an application. */
export type ApplicationEventTextArgs = {
  language?: InputMaybe<Language>;
};

/**
 * The application was not taken in: it would be refused, it can be made at a service centre only, or too many of the
 * applicant's are open. Nothing is recorded as an application.
 */
export type ApplicationNotAccepted = Problem & {
  /** What stands in the way, as a fixed word for programs: the outcome, or `OPEN_APPLICATIONS_LIMIT`. */
  code: Scalars['String']['output'];
  /** Every rule with its answer. */
  eligibility: Eligibility;
  /** The same in a sentence for the reader, with what to do. */
  message: Scalars['String']['output'];
  /** The number to bring to the service centre, valid for 30 days, when the outcome is `SERVICE_CENTRE_ONLY`; null otherwise. */
  referral: Maybe<Scalars['ID']['output']>;
};


/**
 * The application was not taken in: it would be refused, it can be made at a service centre only, or too many of the
 * applicant's are open. Nothing is recorded as an application.
 */
export type ApplicationNotAcceptedMessageArgs = {
  language?: InputMaybe<Language>;
};

/** How an application stands. */
export type ApplicationStatus =
  /** The owners, or the tenant, have been asked to agree. */
  | 'AWAITING_CONSENT'
  /** Submitted; the applicant has not signed yet. */
  | 'AWAITING_SIGNATURE'
  /** Taken back by the applicant. */
  | 'CANCELLED'
  /** Signed; the registers are being asked, and asked again where one is silent. */
  | 'CHECKING'
  /** Refused: the law does not allow it. */
  | 'REFUSED'
  /** Done: the person is registered at the dwelling. */
  | 'REGISTERED'
  /** Granted; the record is on its way to the population register. */
  | 'REGISTERING'
  /** Sent back with the reason and what to do; one may apply again. This is not a refusal. */
  | 'RETURNED'
  /** It cannot be done online; a public service centre does it. */
  | 'SERVICE_CENTRE_REQUIRED';

/** What comes of taking an application back: the application, cancelled; or that this is no longer possible. */
export type CancelApplicationResult = Application | NotInThisState;

/** The way by which an application came in. */
export type Channel =
  /** The app eGov Mobile. */
  | 'MOBILE'
  /** The portal eGov.kz. */
  | 'PORTAL'
  /** A self-service zone of a public service centre. */
  | 'SELF_SERVICE'
  /** An operator of a public service centre, for a visitor. */
  | 'SERVICE_CENTRE';

/** One person's consent to a registration: asked for by a message from 1414, given or declined by a code. */
export type Consent = {
  /** When the person answered; null when there is no answer. */
  answeredAt: Maybe<Scalars['DateTime']['output']>;
  /** Until when an answer counts: 60 minutes after delivery. An answer at this very instant is late. Null until the message is delivered. */
  deadline: Maybe<Scalars['DateTime']['output']>;
  /** When the message reached the telephone, by the delivery report; null until then. */
  deliveredAt: Maybe<Scalars['DateTime']['output']>;
  /** The consent's own key. */
  id: Scalars['ID']['output'];
  /** The number to which the message goes, with its middle hidden. For the person who is asked only; to the applicant, who learns nothing of others, it is hidden. Null when the person has no number. */
  maskedPhone: Maybe<Scalars['String']['output']>;
  /** When the message was handed over for sending; null until then. */
  sentAt: Maybe<Scalars['DateTime']['output']>;
  /** How it stands. */
  state: ConsentState;
};

/**
 * The consent can no longer be given or declined. Also the answer about a consent that is not there, or is not the
 * caller's.
 */
export type ConsentClosed = Problem & {
  /** What stands in the way, as a fixed word for programs. */
  code: Scalars['String']['output'];
  /** The same in a sentence for the reader, with what to do. */
  message: Scalars['String']['output'];
  /** How the consent stands. Null when there is none, or none of the caller's. */
  state: Maybe<ConsentState>;
};


/**
 * The consent can no longer be given or declined. Also the answer about a consent that is not there, or is not the
 * caller's.
 */
export type ConsentClosedMessageArgs = {
  language?: InputMaybe<Language>;
};

/** A request for consent as the person who is asked sees it: who wants to be registered, and where. */
export type ConsentRequest = {
  /** The full name of the one who applied. */
  applicantName: Scalars['String']['output'];
  /** The consent that is asked for, with its state and deadline. */
  consent: Consent;
  /** The dwelling, from the property register. Null when that register did not answer (the list of errors says so), or does not know the address. */
  dwelling: Maybe<Dwelling>;
  /** The request's own key. */
  id: Scalars['ID']['output'];
  /** The exact text to which one agrees: JSON in canonical form (RFC 8785). */
  payload: Scalars['String']['output'];
  /** The fingerprint of that text: SHA-256, in hexadecimal. */
  payloadDigest: Scalars['String']['output'];
  /** The full name of the one who is to be registered. */
  personName: Scalars['String']['output'];
};

/** One page of requests for consent. */
export type ConsentRequestConnection = {
  /** The entries of this page, each with its cursor. */
  edges: Array<ConsentRequestEdge>;
  /** The same requests without cursors, for readers who do not page. An entry is null when it could not be answered; the list of errors says why. */
  nodes: Array<Maybe<ConsentRequest>>;
  /** Whether more pages follow or precede. */
  pageInfo: PageInfo;
};

/** One request in a page. */
export type ConsentRequestEdge = {
  /** The place of this entry in the list, to continue from. */
  cursor: Scalars['String']['output'];
  /** The request. Null when it could not be answered; the list of errors says why. */
  node: Maybe<ConsentRequest>;
};

/** How a consent stands. */
export type ConsentState =
  /** No longer needed: the application was taken back or has ended otherwise. */
  | 'CANCELLED'
  /** The person agreed. */
  | 'CONFIRMED'
  /** The person declined, or gave a wrong code five times. */
  | 'DECLINED'
  /** The message arrived; the hour is running. */
  | 'DELIVERED'
  /** The hour passed without an answer. */
  | 'EXPIRED'
  /** The message is about to be sent. */
  | 'SENDING'
  /** The message was sent; whether it arrived is not known yet. The hour has not begun. */
  | 'SENT'
  /** The message could not be delivered. */
  | 'UNDELIVERABLE';

/**
 * Who read a person's data, register by register. Every register keeps its own account: when one is silent, the others
 * are answered.
 */
export type DataAccess = {
  /** The key by which registers speak of the same person among themselves. Never shown to anybody outside. */
  ref: Scalars['ID']['output'];
  /** The reads that the registration register served or refused, newest first. Null only when it is hidden from the caller, or the register did not answer; the list of errors says which. */
  registration: Maybe<DataAccessConnection>;
};


/**
 * Who read a person's data, register by register. Every register keeps its own account: when one is silent, the others
 * are answered.
 */
export type DataAccessRegistrationArgs = {
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
  /** The code of its address in the address register. */
  rka: Scalars['RKA']['output'];
};

/**
 * Whether a registration would be granted, with every rule that was asked. It tells nothing of other people: how many
 * must agree, not who; that a service centre is needed, not whose circumstances require it.
 */
export type Eligibility = {
  /** How many people must agree before the registration can be made; 0 when nobody. */
  consentsRequired: Scalars['Int']['output'];
  /** Each rule that was asked, with its answer, in the order of the rule set. */
  findings: Array<Finding>;
  /** Whom to ask about state rental housing, from the register of rental contracts. Null for private housing, or when that register did not answer; then the list of errors says so. */
  localExecutiveBody: Maybe<LocalExecutiveBody>;
  /** What all rules together come to. */
  outcome: EligibilityOutcome;
  /** The rules that were applied. */
  ruleSet: RuleSet;
  /** The service centres to go to when the outcome is `SERVICE_CENTRE_ONLY`; empty otherwise. */
  serviceCentres: Array<ServiceCentre>;
};

/** A question: may this person be registered at this address? */
export type EligibilityInput = {
  /** Who would apply. For officials only: a citizen is always the applicant himself, and leaves this out. */
  applicant?: InputMaybe<Scalars['IIN']['input']>;
  /** The day for which everything is judged: rules, ages, ownership, contracts, representation. Today, if left out. */
  on?: InputMaybe<Scalars['Date']['input']>;
  /** Who would be registered: the applicant, or somebody he represents. */
  person: Scalars['IIN']['input'];
  /** The code of the dwelling's address. */
  rka: Scalars['RKA']['input'];
};

/**
 * What all rules together come to. When several rules are not met, the strongest decides: refused, then service centre
 * only, then returned, then undetermined, then consent required.
 */
export type EligibilityOutcome =
  /** Everything else is met; the owners, or the tenant, must still agree. */
  | 'CONSENT_REQUIRED'
  /** Everything is met: the registration can be made. */
  | 'ELIGIBLE'
  /** The law does not allow it. */
  | 'REFUSED'
  /** Something is missing that can be put right; one may apply again then. This is not a refusal. */
  | 'RETURNED'
  /** It can be done at a service centre only, not online. */
  | 'SERVICE_CENTRE_ONLY'
  /** A register that is needed did not answer: neither yes nor no. */
  | 'UNDETERMINED';

/** The answer to one rule in one case. */
export type Finding = {
  /** Whether it is met. */
  answer: RuleAnswer;
  /** The answer in a sentence for the citizen: what was found and, where it is not met, what to do. */
  message: Scalars['String']['output'];
  /** Which registers were read for this answer, and when. Empty when none was needed. */
  readings: Array<Reading>;
  /** The rule. */
  rule: Rule;
};


/** The answer to one rule in one case. */
export type FindingMessageArgs = {
  language?: InputMaybe<Language>;
};

/** The idempotency key was used before with other content. Nothing was changed. */
export type IdempotencyConflict = Problem & {
  /** What stands in the way, as a fixed word for programs. */
  code: Scalars['String']['output'];
  /** The same in a sentence for the reader, with what to do. */
  message: Scalars['String']['output'];
};


/** The idempotency key was used before with other content. Nothing was changed. */
export type IdempotencyConflictMessageArgs = {
  language?: InputMaybe<Language>;
};

/** A language in which texts are written. */
export type Language =
  /** English. */
  | 'EN'
  /** Kazakh, қазақ тілі. */
  | 'KK'
  /** Russian, русский язык. */
  | 'RU';

/** A place in the law. */
export type LegalBasis = {
  /** The act: its name, number and date. */
  act: Scalars['String']['output'];
  /** The article, clause or annex; null when the act as a whole is meant. */
  clause: Maybe<Scalars['String']['output']>;
};


/** A place in the law. */
export type LegalBasisActArgs = {
  language?: InputMaybe<Language>;
};

/**
 * The authority of a territory (akimat) that rents out state housing there and answers questions about it. Its contacts
 * are open to everybody.
 */
export type LocalExecutiveBody = {
  /** Business identification number. */
  bin: Scalars['BIN']['output'];
};

/** Everything that can be done. The law's no is an answer with a code and a sentence for the reader, never an error. */
export type Mutation = {
  /** Agrees or declines, as the owner or tenant whose consent was asked for. */
  answerConsent: AnswerConsentResult;
  /** Takes an application back, as long as it is not decided. Consents still asked for are cancelled. */
  cancelApplication: CancelApplicationResult;
  /**
   * Opens a case for a visitor of a service centre; its number is the case of what follows. For operators, with the
   * purpose `SERVICE_CENTRE_RECEPTION`; for everybody else `FORBIDDEN`.
   */
  openReception: OpenReceptionResult;
  /** Sends the applicant a one-time code, with which the application is signed, to the mobile number tied to him. */
  requestSigningCode: RequestSigningCodeResult;
  /** An owner bars online requests at his own dwelling, or allows them again. His own applications are not barred. */
  setAddressShield: SetAddressShieldResult;
  /**
   * Signs an application. The facts are read anew and the case is decided; where the owners' consent is needed, they are
   * asked.
   */
  signApplication: SignApplicationResult;
  /**
   * Applies for registration at a dwelling. What is accepted waits for the applicant's signature. An application that
   * cannot be granted online is answered at once, with every ground.
   */
  submitApplication: SubmitApplicationResult;
};


/** Everything that can be done. The law's no is an answer with a code and a sentence for the reader, never an error. */
export type MutationAnswerConsentArgs = {
  input: AnswerConsentInput;
};


/** Everything that can be done. The law's no is an answer with a code and a sentence for the reader, never an error. */
export type MutationCancelApplicationArgs = {
  applicationId: Scalars['ID']['input'];
};


/** Everything that can be done. The law's no is an answer with a code and a sentence for the reader, never an error. */
export type MutationOpenReceptionArgs = {
  input: OpenReceptionInput;
};


/** Everything that can be done. The law's no is an answer with a code and a sentence for the reader, never an error. */
export type MutationRequestSigningCodeArgs = {
  applicationId: Scalars['ID']['input'];
};


/** Everything that can be done. The law's no is an answer with a code and a sentence for the reader, never an error. */
export type MutationSetAddressShieldArgs = {
  on: Scalars['Boolean']['input'];
  rka: Scalars['RKA']['input'];
};


/** Everything that can be done. The law's no is an answer with a code and a sentence for the reader, never an error. */
export type MutationSignApplicationArgs = {
  input: SignApplicationInput;
};


/** Everything that can be done. The law's no is an answer with a code and a sentence for the reader, never an error. */
export type MutationSubmitApplicationArgs = {
  input: SubmitApplicationInput;
};

/**
 * The application does not stand where this could be done. Also the answer about an application that is not there, or is
 * not the caller's.
 */
export type NotInThisState = Problem & {
  /** What stands in the way, as a fixed word for programs. */
  code: Scalars['String']['output'];
  /** The same in a sentence for the reader, with what to do. */
  message: Scalars['String']['output'];
  /** How the application stands. Null when there is none, or none of the caller's. */
  status: Maybe<ApplicationStatus>;
};


/**
 * The application does not stand where this could be done. Also the answer about an application that is not there, or is
 * not the caller's.
 */
export type NotInThisStateMessageArgs = {
  language?: InputMaybe<Language>;
};

/** The caller does not own the dwelling. */
export type NotOwner = Problem & {
  /** What stands in the way, as a fixed word for programs. */
  code: Scalars['String']['output'];
  /** The same in a sentence for the reader, with what to do. */
  message: Scalars['String']['output'];
};


/** The caller does not own the dwelling. */
export type NotOwnerMessageArgs = {
  language?: InputMaybe<Language>;
};

/** A message in a person's account. */
export type Notification = {
  /** The application that it is about; null when it is about none, or when that application is not open to the reader. */
  application: Maybe<Application>;
  /** When it was written. */
  at: Scalars['DateTime']['output'];
  /** The message's own key. */
  id: Scalars['ID']['output'];
  /** The message. */
  text: Scalars['String']['output'];
};


/** A message in a person's account. */
export type NotificationTextArgs = {
  language?: InputMaybe<Language>;
};

/** One page of messages. */
export type NotificationConnection = {
  /** The entries of this page, each with its cursor. */
  edges: Array<NotificationEdge>;
  /** The same messages without cursors, for readers who do not page. An entry is null when it could not be answered; the list of errors says why. */
  nodes: Array<Maybe<Notification>>;
  /** Whether more pages follow or precede. */
  pageInfo: PageInfo;
};

/** One message in a page. */
export type NotificationEdge = {
  /** The place of this entry in the list, to continue from. */
  cursor: Scalars['String']['output'];
  /** The message. Null when it could not be answered; the list of errors says why. */
  node: Maybe<Notification>;
};

/** For whom, and at which address, an operator opens a case. */
export type OpenReceptionInput = {
  /** The visitor, who applies. */
  applicant: Scalars['IIN']['input'];
  /** Who is to be registered: the visitor, or somebody he may apply for. */
  person: Scalars['IIN']['input'];
  /** The code of the dwelling's address. */
  rka: Scalars['RKA']['input'];
};

/** What comes of opening a case: the case; or that the visitor needs none, because the matter goes online. */
export type OpenReceptionResult = Reception | ReceptionNotNeeded;

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
  /** The applications that this person made, or in which this person is to be registered, newest first. Null only when it is hidden from the caller. */
  applications: Maybe<ApplicationConnection>;
  /** The requests in which this person's consent was asked for, newest first. Null only when it is hidden from the caller. */
  consentRequests: Maybe<ConsentRequestConnection>;
  /** Who read this person's data, in which register, for what purpose, under which case. Null only when it is hidden from the caller. */
  dataAccess: Maybe<DataAccess>;
  /** The messages in this person's account, newest first. Null only when it is hidden from the caller. */
  notifications: Maybe<NotificationConnection>;
  /** The key by which registers speak of the same person among themselves. Never shown to anybody outside. */
  ref: Scalars['ID']['output'];
};


/**
 * A person known to the registers. The population register keeps the person's own data; the other registers add what
 * they know of the same person.
 * A field that the caller may not read is null, and the list of errors names it with the code `HIDDEN`.
 */
export type PersonApplicationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * A person known to the registers. The population register keeps the person's own data; the other registers add what
 * they know of the same person.
 * A field that the caller may not read is null, and the list of errors names it with the code `HIDDEN`.
 */
export type PersonConsentRequestsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * A person known to the registers. The population register keeps the person's own data; the other registers add what
 * they know of the same person.
 * A field that the caller may not read is null, and the list of errors names it with the code `HIDDEN`.
 */
export type PersonNotificationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A no that the law or the state of the case gives: a code for programs, a sentence for people. */
export type Problem = {
  /** What stands in the way, as a fixed word for programs. */
  code: Scalars['String']['output'];
  /** The same in a sentence for the reader, with what to do. */
  message: Scalars['String']['output'];
};


/** A no that the law or the state of the case gives: a code for programs, a sentence for people. */
export type ProblemMessageArgs = {
  language?: InputMaybe<Language>;
};

/**
 * Everything that can be asked. Each field stands by itself: when one register is silent or one field is not for the
 * caller, that field is null, the list of errors says why, and the rest is answered.
 */
export type Query = {
  /**
   * One application. For the applicant, the person to be registered, and whoever represents them. Null when there is
   * none, and equally when it is not the caller's.
   */
  application: Maybe<Application>;
  /** The same question many times in one call: one answer each, in the order asked. */
  eligibilities: Maybe<Array<Eligibility>>;
  /**
   * Would this registration be granted, and by which way? Records no application and tells nothing of other people.
   * Citizens ask for themselves as the applicant.
   */
  eligibility: Maybe<Eligibility>;
  /** The signed-in citizen. Null when the caller is not a citizen: not signed in, an official, an analyst. */
  me: Maybe<Person>;
  /**
   * How many applications there were, for dashboards: counts only, never a person. A count of fewer than 5 people is
   * not shown. What was counted is answered again for a minute: a report is at most that old. For analysts; for
   * officers of a local executive body within their own territory.
   */
  registrationReport: Maybe<RegistrationReport>;
  /**
   * The card of the service: where to find it on each channel, the reasons one can give, and the rules. Open to
   * everybody.
   */
  service: Maybe<RegistrationService>;
};


/**
 * Everything that can be asked. Each field stands by itself: when one register is silent or one field is not for the
 * caller, that field is null, the list of errors says why, and the rest is answered.
 */
export type QueryApplicationArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Everything that can be asked. Each field stands by itself: when one register is silent or one field is not for the
 * caller, that field is null, the list of errors says why, and the rest is answered.
 */
export type QueryEligibilitiesArgs = {
  inputs: Array<EligibilityInput>;
};


/**
 * Everything that can be asked. Each field stands by itself: when one register is silent or one field is not for the
 * caller, that field is null, the list of errors says why, and the rest is answered.
 */
export type QueryEligibilityArgs = {
  input: EligibilityInput;
};


/**
 * Everything that can be asked. Each field stands by itself: when one register is silent or one field is not for the
 * caller, that field is null, the list of errors says why, and the rest is answered.
 */
export type QueryRegistrationReportArgs = {
  by: Array<ReportDimension>;
  from: Scalars['Date']['input'];
  to: Scalars['Date']['input'];
};


/**
 * Everything that can be asked. Each field stands by itself: when one register is silent or one field is not for the
 * caller, that field is null, the list of errors says why, and the rest is answered.
 */
export type QueryServiceArgs = {
  on?: InputMaybe<Scalars['Date']['input']>;
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

/** One reading of a register: who said so, when, and under which reference it can be found again. */
export type Reading = {
  /** When it was read. */
  readAt: Scalars['DateTime']['output'];
  /** The reference of the request under which it was read. */
  reference: Scalars['ID']['output'];
  /** The register that was read. */
  register: Register;
};

/** A case at a service centre. */
export type Reception = {
  /** How the matter stands: every rule with its answer. */
  eligibility: Eligibility;
  /** Until when the case is open. */
  expiresAt: Scalars['DateTime']['output'];
  /** The number of the case, to be stated with everything the operator does in it. */
  number: Scalars['ID']['output'];
};

/** The matter does not need a service centre, or cannot be granted there either. No case was opened. */
export type ReceptionNotNeeded = Problem & {
  /** What stands in the way, as a fixed word for programs: the outcome. */
  code: Scalars['String']['output'];
  /** The same in a sentence for the reader, with what to do. */
  message: Scalars['String']['output'];
};


/** The matter does not need a service centre, or cannot be granted there either. No case was opened. */
export type ReceptionNotNeededMessageArgs = {
  language?: InputMaybe<Language>;
};

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

/** A state register that takes part in the service. */
export type Register =
  /** Persons, representation, residence. */
  | 'POPULATION'
  /** Dwellings, addresses, ownership. */
  | 'PROPERTY'
  /** Applications, consents and decisions. */
  | 'REGISTRATION'
  /** Rental contracts of state housing. */
  | 'RENTAL';

/** A register without which the application cannot be taken in did not answer. Nothing was recorded; try again later. */
export type RegisterUnavailable = Problem & {
  /** What stands in the way, as a fixed word for programs. */
  code: Scalars['String']['output'];
  /** The same in a sentence for the reader, with what to do. */
  message: Scalars['String']['output'];
  /** The registers that did not answer. */
  registers: Array<Register>;
};


/** A register without which the application cannot be taken in did not answer. Nothing was recorded; try again later. */
export type RegisterUnavailableMessageArgs = {
  language?: InputMaybe<Language>;
};

/** A reason for registering, from a fixed list. */
export type RegistrationReason = {
  /** The code, to be given when applying. */
  code: Scalars['ID']['output'];
  /** The reason in words. */
  name: Scalars['String']['output'];
};


/** A reason for registering, from a fixed list. */
export type RegistrationReasonNameArgs = {
  language?: InputMaybe<Language>;
};

/** Counts of applications over a period. Never a person. */
export type RegistrationReport = {
  /** Those that came in online: portal, app, self-service zone. */
  online: Scalars['Int']['output'];
  /** The online part of all: from 0 to 1; 0 when there were none. */
  onlineShare: Scalars['Float']['output'];
  /** The counts, divided as asked. */
  rows: Array<ReportRow>;
  /** All applications of the period. */
  total: Scalars['Int']['output'];
};

/** The service «registration at the place of residence», as a card for its users. */
export type RegistrationService = {
  /** The official name of the service. */
  name: Scalars['String']['output'];
  /** The way to the service on a channel: the headings to open, in order. */
  path: Array<Scalars['String']['output']>;
  /** The reasons for registering, of which an applicant gives one. */
  reasons: Array<RegistrationReason>;
  /** The rules in force on the day asked for. */
  ruleSet: RuleSet;
};


/** The service «registration at the place of residence», as a card for its users. */
export type RegistrationServiceNameArgs = {
  language?: InputMaybe<Language>;
};


/** The service «registration at the place of residence», as a card for its users. */
export type RegistrationServicePathArgs = {
  channel: Channel;
  language?: InputMaybe<Language>;
};

/** By what a report can be divided. */
export type ReportDimension =
  /** By the way the application came in. */
  | 'CHANNEL'
  /** By day of submission. */
  | 'DAY'
  /** By month of submission. */
  | 'MONTH'
  /** By how the application stands or ended. */
  | 'OUTCOME'
  /** By region of the dwelling. */
  | 'REGION';

/** One row of a report. */
export type ReportRow = {
  /** How many applications; null when that is suppressed. */
  count: Maybe<Scalars['Int']['output']>;
  /** What the row counts: one word for each division asked for, in that order. A region is its code, a month is `2025-11`. */
  key: Array<Scalars['String']['output']>;
  /** Half of the applications were decided within this many seconds after submission. Null when none is decided, or when the count is suppressed. */
  medianSecondsToDecision: Maybe<Scalars['Float']['output']>;
  /** Whether the count is kept back because it concerns fewer than 5 people. */
  suppressed: Scalars['Boolean']['output'];
};

/**
 * What comes of asking for a code: that it was sent; or that the application is not one to be signed now; or that too
 * many codes were asked for.
 */
export type RequestSigningCodeResult = NotInThisState | SigningCodeSent | TooManyAttempts;

/** One rule of the decision, as it stands in the rule set. */
export type Rule = {
  /** The acts of law on which it rests. */
  basis: Array<LegalBasis>;
  /** The rule's lasting name, for example `not-under-14`. */
  id: Scalars['ID']['output'];
  /** The rule in a sentence. */
  text: Scalars['String']['output'];
  /** A short title. */
  title: Scalars['String']['output'];
};


/** One rule of the decision, as it stands in the rule set. */
export type RuleTextArgs = {
  language?: InputMaybe<Language>;
};


/** One rule of the decision, as it stands in the rule set. */
export type RuleTitleArgs = {
  language?: InputMaybe<Language>;
};

/** The answer to a rule. */
export type RuleAnswer =
  /** The rule is met. */
  | 'MET'
  /** The rule cannot matter in this case. */
  | 'NOT_APPLICABLE'
  /** The rule is not met. */
  | 'NOT_MET'
  /** A register that is needed did not answer. Never counted as a yes or a no. */
  | 'UNKNOWN';

/** The rules that hold during a period. A case is decided under the rules in force on the day it was signed. */
export type RuleSet = {
  /** The first day on which it holds. */
  from: Scalars['Date']['output'];
  /** Its name: the first day on which it holds, for example `2025-11-24`. */
  id: Scalars['ID']['output'];
  /** The rules, in the order in which they are answered. */
  rules: Array<Rule>;
  /** The last day on which it holds, which still counts; null while no successor is set. */
  to: Maybe<Scalars['Date']['output']>;
};

/** A public service centre (ХҚКО, ЦОН). */
export type ServiceCentre = {
  /** Where to find it. */
  address: Scalars['String']['output'];
  /** The centre's code. */
  code: Scalars['ID']['output'];
  /** The centre's name. */
  name: Scalars['String']['output'];
  /** The territory that it serves. */
  region: Region;
};


/** A public service centre (ХҚКО, ЦОН). */
export type ServiceCentreAddressArgs = {
  language?: InputMaybe<Language>;
};


/** A public service centre (ХҚКО, ЦОН). */
export type ServiceCentreNameArgs = {
  language?: InputMaybe<Language>;
};

/** What comes of barring or allowing online requests: how it stands now; or that the caller owns nothing there. */
export type SetAddressShieldResult = AddressShield | NotOwner;

/** The signature on an application. */
export type SignApplicationInput = {
  /** The application to sign. */
  applicationId: Scalars['ID']['input'];
  /** The electronic digital signature: base64 of a CMS (PKCS#7) over the application's `payload`, attached or detached, at most 64 KB. Exactly one of `smsCode` and `cms` is given. */
  cms?: InputMaybe<Scalars['String']['input']>;
  /** The one-time code from the message. Exactly one of `smsCode` and `cms` is given. */
  smsCode?: InputMaybe<Scalars['String']['input']>;
};

/** What comes of signing: the application as it stands now; or why the signature is not accepted. */
export type SignApplicationResult = Application | NotInThisState | SignatureRejected | TooManyAttempts;

/** The signature is not accepted. The application still waits for one. */
export type SignatureRejected = Problem & {
  /**
   * Why, as a fixed word for programs: `CODE_WRONG`, `CODE_EXPIRED`, `EDS_WRONG_PERSON`, `EDS_UNTRUSTED`, `EDS_EXPIRED`,
   * `EDS_REVOKED`, `EDS_PAYLOAD_DIFFERS`, `EDS_ALGORITHM_UNSUPPORTED`; and where nobody could tell, so that it may be tried
   * again: `EDS_REVOCATION_UNKNOWN`, `EDS_CHECK_UNAVAILABLE`.
   */
  code: Scalars['String']['output'];
  /** The same in a sentence for the reader, with what to do. */
  message: Scalars['String']['output'];
};


/** The signature is not accepted. The application still waits for one. */
export type SignatureRejectedMessageArgs = {
  language?: InputMaybe<Language>;
};

/** A one-time code for signing is on its way. */
export type SigningCodeSent = {
  /** Until when the code counts. */
  expiresAt: Scalars['DateTime']['output'];
  /** The number to which it was sent, with its middle hidden. */
  maskedPhone: Scalars['String']['output'];
};

/** A way of signing. */
export type SigningMethod =
  /** Electronic digital signature (ЭЦҚ, ЭЦП): a certificate of the national certification authority. */
  | 'EDS'
  /** A one-time code sent to the mobile number tied to the signer. */
  | 'SMS_CODE';

/** What an application must say. */
export type SubmitApplicationInput = {
  /** What the operator has seen, in his words. For the channel `SERVICE_CENTRE` only: it answers the rules about consent. */
  attestation?: InputMaybe<Scalars['String']['input']>;
  /** The way by which the application comes in. */
  channel: Channel;
  /** A key of the caller's choice, new for each application. The same key with the same content gives the first answer again; with other content, `IdempotencyConflict`. */
  idempotencyKey: Scalars['ID']['input'];
  /** Who is to be registered: the caller, or somebody he may apply for. */
  person: Scalars['IIN']['input'];
  /** The code of the reason, from the card of the service. */
  reason: Scalars['ID']['input'];
  /** The code of the dwelling's address. */
  rka: Scalars['RKA']['input'];
};

/**
 * What comes of applying: the application; or why it is not accepted; or that the key was used for something else; or
 * that a register needed to accept it is silent.
 */
export type SubmitApplicationResult = Application | ApplicationNotAccepted | IdempotencyConflict | RegisterUnavailable;

/** What can be watched as it happens. */
export type Subscription = {
  /** An application, each time its status changes; first as it stands now. For those who may read the application. */
  applicationChanged: Application;
};


/** What can be watched as it happens. */
export type SubscriptionApplicationChangedArgs = {
  id: Scalars['ID']['input'];
};

/** It was tried too often. */
export type TooManyAttempts = Problem & {
  /** What stands in the way, as a fixed word for programs. */
  code: Scalars['String']['output'];
  /** The same in a sentence for the reader, with what to do. */
  message: Scalars['String']['output'];
  /** When it may be tried again; null when not at all. */
  retryAt: Maybe<Scalars['DateTime']['output']>;
};


/** It was tried too often. */
export type TooManyAttemptsMessageArgs = {
  language?: InputMaybe<Language>;
};

/** The code for a consent is wrong. The consent still waits for an answer. */
export type WrongCode = Problem & {
  /** How many tries are left. */
  attemptsLeft: Scalars['Int']['output'];
  /** What stands in the way, as a fixed word for programs. */
  code: Scalars['String']['output'];
  /** The same in a sentence for the reader, with what to do. */
  message: Scalars['String']['output'];
};


/** The code for a consent is wrong. The consent still waits for an answer. */
export type WrongCodeMessageArgs = {
  language?: InputMaybe<Language>;
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
  AnswerConsentResult:
    | ( ConsentSource & { __typename: 'Consent' } )
    | ( ConsentClosedSource & { __typename: 'ConsentClosed' } )
    | ( SignatureRejectedSource & { __typename: 'SignatureRejected' } )
    | ( TooManyAttemptsSource & { __typename: 'TooManyAttempts' } )
    | ( WrongCodeSource & { __typename: 'WrongCode' } )
  ;
  CancelApplicationResult:
    | ( ApplicationSource & { __typename: 'Application' } )
    | ( NotInThisStateSource & { __typename: 'NotInThisState' } )
  ;
  OpenReceptionResult:
    | ( ReceptionSource & { __typename: 'Reception' } )
    | ( ReceptionNotNeededSource & { __typename: 'ReceptionNotNeeded' } )
  ;
  RequestSigningCodeResult:
    | ( NotInThisStateSource & { __typename: 'NotInThisState' } )
    | ( SigningCodeSent & { __typename: 'SigningCodeSent' } )
    | ( TooManyAttemptsSource & { __typename: 'TooManyAttempts' } )
  ;
  SetAddressShieldResult:
    | ( Omit<AddressShield, 'dwelling'> & { dwelling?: Maybe<_RefType['Dwelling']> } & { __typename: 'AddressShield' } )
    | ( NotOwnerSource & { __typename: 'NotOwner' } )
  ;
  SignApplicationResult:
    | ( ApplicationSource & { __typename: 'Application' } )
    | ( NotInThisStateSource & { __typename: 'NotInThisState' } )
    | ( SignatureRejectedSource & { __typename: 'SignatureRejected' } )
    | ( TooManyAttemptsSource & { __typename: 'TooManyAttempts' } )
  ;
  SubmitApplicationResult:
    | ( ApplicationSource & { __typename: 'Application' } )
    | ( NotAccepted & { __typename: 'ApplicationNotAccepted' } )
    | ( IdempotencyConflictSource & { __typename: 'IdempotencyConflict' } )
    | ( Unavailable & { __typename: 'RegisterUnavailable' } )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Problem:
    | ( NotAccepted )
    | ( ConsentClosedSource )
    | ( IdempotencyConflictSource )
    | ( NotInThisStateSource )
    | ( NotOwnerSource )
    | ( ReceptionNotNeededSource )
    | ( Unavailable )
    | ( SignatureRejectedSource )
    | ( TooManyAttemptsSource )
    | ( WrongCodeSource )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AddressShield: ResolverTypeWrapper<Omit<AddressShield, 'dwelling'> & { dwelling?: Maybe<ResolversTypes['Dwelling']> }>;
  AnswerConsentInput: AnswerConsentInput;
  AnswerConsentResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AnswerConsentResult']>;
  Application: ResolverTypeWrapper<ApplicationSource>;
  ApplicationConnection: ResolverTypeWrapper<Omit<ApplicationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ApplicationEdge']>, nodes: Array<Maybe<ResolversTypes['Application']>> }>;
  ApplicationEdge: ResolverTypeWrapper<Omit<ApplicationEdge, 'node'> & { node?: Maybe<ResolversTypes['Application']> }>;
  ApplicationEvent: ResolverTypeWrapper<EventOfDecision>;
  ApplicationNotAccepted: ResolverTypeWrapper<NotAccepted>;
  ApplicationStatus: ApplicationStatus;
  BIN: ResolverTypeWrapper<Scalars['BIN']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CancelApplicationResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CancelApplicationResult']>;
  Channel: Channel;
  Consent: ResolverTypeWrapper<ConsentSource>;
  ConsentClosed: ResolverTypeWrapper<ConsentClosedSource>;
  ConsentRequest: ResolverTypeWrapper<ConsentSource>;
  ConsentRequestConnection: ResolverTypeWrapper<Omit<ConsentRequestConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ConsentRequestEdge']>, nodes: Array<Maybe<ResolversTypes['ConsentRequest']>> }>;
  ConsentRequestEdge: ResolverTypeWrapper<Omit<ConsentRequestEdge, 'node'> & { node?: Maybe<ResolversTypes['ConsentRequest']> }>;
  ConsentState: ConsentState;
  DataAccess: ResolverTypeWrapper<{ readonly ref: string }>;
  DataAccessConnection: ResolverTypeWrapper<DataAccessConnection>;
  DataAccessEdge: ResolverTypeWrapper<DataAccessEdge>;
  DataAccessEntry: ResolverTypeWrapper<DataAccessEntry>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Dwelling: ResolverTypeWrapper<{ readonly rka: string }>;
  Eligibility: ResolverTypeWrapper<RecordedDecision>;
  EligibilityInput: EligibilityInput;
  EligibilityOutcome: EligibilityOutcome;
  Finding: ResolverTypeWrapper<FindingOfSet>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  IIN: ResolverTypeWrapper<Scalars['IIN']['output']>;
  IdempotencyConflict: ResolverTypeWrapper<IdempotencyConflictSource>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Kato: ResolverTypeWrapper<Scalars['Kato']['output']>;
  Language: Language;
  LegalBasis: ResolverTypeWrapper<Basis>;
  LocalExecutiveBody: ResolverTypeWrapper<{ readonly bin: string }>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NotInThisState: ResolverTypeWrapper<NotInThisStateSource>;
  NotOwner: ResolverTypeWrapper<NotOwnerSource>;
  Notification: ResolverTypeWrapper<NotificationSource>;
  NotificationConnection: ResolverTypeWrapper<Omit<NotificationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['NotificationEdge']>, nodes: Array<Maybe<ResolversTypes['Notification']>> }>;
  NotificationEdge: ResolverTypeWrapper<Omit<NotificationEdge, 'node'> & { node?: Maybe<ResolversTypes['Notification']> }>;
  OpenReceptionInput: OpenReceptionInput;
  OpenReceptionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['OpenReceptionResult']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Person: ResolverTypeWrapper<{ readonly ref: string }>;
  PhoneNumber: ResolverTypeWrapper<Scalars['PhoneNumber']['output']>;
  Problem: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Problem']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RKA: ResolverTypeWrapper<Scalars['RKA']['output']>;
  ReaderKind: ReaderKind;
  Reading: ResolverTypeWrapper<Reading>;
  Reception: ResolverTypeWrapper<ReceptionSource>;
  ReceptionNotNeeded: ResolverTypeWrapper<ReceptionNotNeededSource>;
  Region: ResolverTypeWrapper<{ readonly kato: string }>;
  Register: Register;
  RegisterUnavailable: ResolverTypeWrapper<Unavailable>;
  RegistrationReason: ResolverTypeWrapper<Reason>;
  RegistrationReport: ResolverTypeWrapper<RegistrationReportSource>;
  RegistrationService: ResolverTypeWrapper<Card>;
  ReportDimension: ReportDimension;
  ReportRow: ResolverTypeWrapper<ReportRow>;
  RequestSigningCodeResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RequestSigningCodeResult']>;
  Rule: ResolverTypeWrapper<RuleSource>;
  RuleAnswer: RuleAnswer;
  RuleSet: ResolverTypeWrapper<RuleSetSource>;
  ServiceCentre: ResolverTypeWrapper<ServiceCentreSource>;
  SetAddressShieldResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SetAddressShieldResult']>;
  SignApplicationInput: SignApplicationInput;
  SignApplicationResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SignApplicationResult']>;
  SignatureRejected: ResolverTypeWrapper<SignatureRejectedSource>;
  SigningCodeSent: ResolverTypeWrapper<SigningCodeSent>;
  SigningMethod: SigningMethod;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  SubmitApplicationInput: SubmitApplicationInput;
  SubmitApplicationResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SubmitApplicationResult']>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  TooManyAttempts: ResolverTypeWrapper<TooManyAttemptsSource>;
  WrongCode: ResolverTypeWrapper<WrongCodeSource>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AddressShield: Omit<AddressShield, 'dwelling'> & { dwelling?: Maybe<ResolversParentTypes['Dwelling']> };
  AnswerConsentInput: AnswerConsentInput;
  AnswerConsentResult: ResolversUnionTypes<ResolversParentTypes>['AnswerConsentResult'];
  Application: ApplicationSource;
  ApplicationConnection: Omit<ApplicationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ApplicationEdge']>, nodes: Array<Maybe<ResolversParentTypes['Application']>> };
  ApplicationEdge: Omit<ApplicationEdge, 'node'> & { node?: Maybe<ResolversParentTypes['Application']> };
  ApplicationEvent: EventOfDecision;
  ApplicationNotAccepted: NotAccepted;
  BIN: Scalars['BIN']['output'];
  Boolean: Scalars['Boolean']['output'];
  CancelApplicationResult: ResolversUnionTypes<ResolversParentTypes>['CancelApplicationResult'];
  Consent: ConsentSource;
  ConsentClosed: ConsentClosedSource;
  ConsentRequest: ConsentSource;
  ConsentRequestConnection: Omit<ConsentRequestConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ConsentRequestEdge']>, nodes: Array<Maybe<ResolversParentTypes['ConsentRequest']>> };
  ConsentRequestEdge: Omit<ConsentRequestEdge, 'node'> & { node?: Maybe<ResolversParentTypes['ConsentRequest']> };
  DataAccess: { readonly ref: string };
  DataAccessConnection: DataAccessConnection;
  DataAccessEdge: DataAccessEdge;
  DataAccessEntry: DataAccessEntry;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Dwelling: { readonly rka: string };
  Eligibility: RecordedDecision;
  EligibilityInput: EligibilityInput;
  Finding: FindingOfSet;
  Float: Scalars['Float']['output'];
  ID: Scalars['ID']['output'];
  IIN: Scalars['IIN']['output'];
  IdempotencyConflict: IdempotencyConflictSource;
  Int: Scalars['Int']['output'];
  Kato: Scalars['Kato']['output'];
  LegalBasis: Basis;
  LocalExecutiveBody: { readonly bin: string };
  Mutation: Record<PropertyKey, never>;
  NotInThisState: NotInThisStateSource;
  NotOwner: NotOwnerSource;
  Notification: NotificationSource;
  NotificationConnection: Omit<NotificationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['NotificationEdge']>, nodes: Array<Maybe<ResolversParentTypes['Notification']>> };
  NotificationEdge: Omit<NotificationEdge, 'node'> & { node?: Maybe<ResolversParentTypes['Notification']> };
  OpenReceptionInput: OpenReceptionInput;
  OpenReceptionResult: ResolversUnionTypes<ResolversParentTypes>['OpenReceptionResult'];
  PageInfo: PageInfo;
  Person: { readonly ref: string };
  PhoneNumber: Scalars['PhoneNumber']['output'];
  Problem: ResolversInterfaceTypes<ResolversParentTypes>['Problem'];
  Query: Record<PropertyKey, never>;
  RKA: Scalars['RKA']['output'];
  Reading: Reading;
  Reception: ReceptionSource;
  ReceptionNotNeeded: ReceptionNotNeededSource;
  Region: { readonly kato: string };
  RegisterUnavailable: Unavailable;
  RegistrationReason: Reason;
  RegistrationReport: RegistrationReportSource;
  RegistrationService: Card;
  ReportRow: ReportRow;
  RequestSigningCodeResult: ResolversUnionTypes<ResolversParentTypes>['RequestSigningCodeResult'];
  Rule: RuleSource;
  RuleSet: RuleSetSource;
  ServiceCentre: ServiceCentreSource;
  SetAddressShieldResult: ResolversUnionTypes<ResolversParentTypes>['SetAddressShieldResult'];
  SignApplicationInput: SignApplicationInput;
  SignApplicationResult: ResolversUnionTypes<ResolversParentTypes>['SignApplicationResult'];
  SignatureRejected: SignatureRejectedSource;
  SigningCodeSent: SigningCodeSent;
  String: Scalars['String']['output'];
  SubmitApplicationInput: SubmitApplicationInput;
  SubmitApplicationResult: ResolversUnionTypes<ResolversParentTypes>['SubmitApplicationResult'];
  Subscription: Record<PropertyKey, never>;
  TooManyAttempts: TooManyAttemptsSource;
  WrongCode: WrongCodeSource;
};

export type AddressShieldResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['AddressShield'] = ResolversParentTypes['AddressShield']> = {
  dwelling?: Resolver<Maybe<ResolversTypes['Dwelling']>, ParentType, ContextType>;
  on?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  rka?: Resolver<ResolversTypes['RKA'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AnswerConsentResultResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['AnswerConsentResult'] = ResolversParentTypes['AnswerConsentResult']> = {
  __resolveType?: TypeResolveFn<'Consent' | 'ConsentClosed' | 'SignatureRejected' | 'TooManyAttempts' | 'WrongCode', ParentType, ContextType>;
};

export type ApplicationResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['Application'] = ResolversParentTypes['Application']> = {
  applicant?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
  consents?: Resolver<Array<ResolversTypes['Consent']>, ParentType, ContextType>;
  decision?: Resolver<Maybe<ResolversTypes['Eligibility']>, ParentType, ContextType>;
  dwelling?: Resolver<Maybe<ResolversTypes['Dwelling']>, ParentType, ContextType>;
  history?: Resolver<Array<ResolversTypes['ApplicationEvent']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  payload?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  payloadDigest?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  person?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['RegistrationReason'], ParentType, ContextType>;
  signingMethods?: Resolver<Array<ResolversTypes['SigningMethod']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ApplicationStatus'], ParentType, ContextType>;
  statusText?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<ApplicationStatusTextArgs>>;
  submittedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ApplicationConnectionResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['ApplicationConnection'] = ResolversParentTypes['ApplicationConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ApplicationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<Maybe<ResolversTypes['Application']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ApplicationEdgeResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['ApplicationEdge'] = ResolversParentTypes['ApplicationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Application']>, ParentType, ContextType>;
};

export type ApplicationEventResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['ApplicationEvent'] = ResolversParentTypes['ApplicationEvent']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ApplicationStatus'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<ApplicationEventTextArgs>>;
};

export type ApplicationNotAcceptedResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['ApplicationNotAccepted'] = ResolversParentTypes['ApplicationNotAccepted']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  eligibility?: Resolver<ResolversTypes['Eligibility'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<ApplicationNotAcceptedMessageArgs>>;
  referral?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface BinScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['BIN'], any> {
  name: 'BIN';
}

export type CancelApplicationResultResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['CancelApplicationResult'] = ResolversParentTypes['CancelApplicationResult']> = {
  __resolveType?: TypeResolveFn<'Application' | 'NotInThisState', ParentType, ContextType>;
};

export type ConsentResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['Consent'] = ResolversParentTypes['Consent']> = {
  answeredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  deadline?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  deliveredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  maskedPhone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sentAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ConsentState'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConsentClosedResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['ConsentClosed'] = ResolversParentTypes['ConsentClosed']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<ConsentClosedMessageArgs>>;
  state?: Resolver<Maybe<ResolversTypes['ConsentState']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConsentRequestResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['ConsentRequest'] = ResolversParentTypes['ConsentRequest']> = {
  applicantName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  consent?: Resolver<ResolversTypes['Consent'], ParentType, ContextType>;
  dwelling?: Resolver<Maybe<ResolversTypes['Dwelling']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  payload?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  payloadDigest?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  personName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ConsentRequestConnectionResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['ConsentRequestConnection'] = ResolversParentTypes['ConsentRequestConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ConsentRequestEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<Maybe<ResolversTypes['ConsentRequest']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ConsentRequestEdgeResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['ConsentRequestEdge'] = ResolversParentTypes['ConsentRequestEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['ConsentRequest']>, ParentType, ContextType>;
};

export type DataAccessResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['DataAccess'] = ResolversParentTypes['DataAccess']> = {
  ref?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  registration?: Resolver<Maybe<ResolversTypes['DataAccessConnection']>, ParentType, ContextType, RequireFields<DataAccessRegistrationArgs, 'first'>>;
};

export type DataAccessConnectionResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['DataAccessConnection'] = ResolversParentTypes['DataAccessConnection']> = {
  edges?: Resolver<Array<ResolversTypes['DataAccessEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<Maybe<ResolversTypes['DataAccessEntry']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DataAccessEdgeResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['DataAccessEdge'] = ResolversParentTypes['DataAccessEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['DataAccessEntry']>, ParentType, ContextType>;
};

export type DataAccessEntryResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['DataAccessEntry'] = ResolversParentTypes['DataAccessEntry']> = {
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

export type DwellingResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['Dwelling'] = ResolversParentTypes['Dwelling']> = {
  rka?: Resolver<ResolversTypes['RKA'], ParentType, ContextType>;
};

export type EligibilityResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['Eligibility'] = ResolversParentTypes['Eligibility']> = {
  consentsRequired?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  findings?: Resolver<Array<ResolversTypes['Finding']>, ParentType, ContextType>;
  localExecutiveBody?: Resolver<Maybe<ResolversTypes['LocalExecutiveBody']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['EligibilityOutcome'], ParentType, ContextType>;
  ruleSet?: Resolver<ResolversTypes['RuleSet'], ParentType, ContextType>;
  serviceCentres?: Resolver<Array<ResolversTypes['ServiceCentre']>, ParentType, ContextType>;
};

export type FindingResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['Finding'] = ResolversParentTypes['Finding']> = {
  answer?: Resolver<ResolversTypes['RuleAnswer'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<FindingMessageArgs>>;
  readings?: Resolver<Array<ResolversTypes['Reading']>, ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['Rule'], ParentType, ContextType>;
};

export interface IinScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['IIN'], any> {
  name: 'IIN';
}

export type IdempotencyConflictResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['IdempotencyConflict'] = ResolversParentTypes['IdempotencyConflict']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<IdempotencyConflictMessageArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface KatoScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Kato'], any> {
  name: 'Kato';
}

export type LegalBasisResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['LegalBasis'] = ResolversParentTypes['LegalBasis']> = {
  act?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<LegalBasisActArgs>>;
  clause?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type LocalExecutiveBodyResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['LocalExecutiveBody'] = ResolversParentTypes['LocalExecutiveBody']> = {
  bin?: Resolver<ResolversTypes['BIN'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  answerConsent?: Resolver<ResolversTypes['AnswerConsentResult'], ParentType, ContextType, RequireFields<MutationAnswerConsentArgs, 'input'>>;
  cancelApplication?: Resolver<ResolversTypes['CancelApplicationResult'], ParentType, ContextType, RequireFields<MutationCancelApplicationArgs, 'applicationId'>>;
  openReception?: Resolver<ResolversTypes['OpenReceptionResult'], ParentType, ContextType, RequireFields<MutationOpenReceptionArgs, 'input'>>;
  requestSigningCode?: Resolver<ResolversTypes['RequestSigningCodeResult'], ParentType, ContextType, RequireFields<MutationRequestSigningCodeArgs, 'applicationId'>>;
  setAddressShield?: Resolver<ResolversTypes['SetAddressShieldResult'], ParentType, ContextType, RequireFields<MutationSetAddressShieldArgs, 'on' | 'rka'>>;
  signApplication?: Resolver<ResolversTypes['SignApplicationResult'], ParentType, ContextType, RequireFields<MutationSignApplicationArgs, 'input'>>;
  submitApplication?: Resolver<ResolversTypes['SubmitApplicationResult'], ParentType, ContextType, RequireFields<MutationSubmitApplicationArgs, 'input'>>;
};

export type NotInThisStateResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['NotInThisState'] = ResolversParentTypes['NotInThisState']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<NotInThisStateMessageArgs>>;
  status?: Resolver<Maybe<ResolversTypes['ApplicationStatus']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NotOwnerResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['NotOwner'] = ResolversParentTypes['NotOwner']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<NotOwnerMessageArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NotificationResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['Notification'] = ResolversParentTypes['Notification']> = {
  application?: Resolver<Maybe<ResolversTypes['Application']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<NotificationTextArgs>>;
};

export type NotificationConnectionResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['NotificationConnection'] = ResolversParentTypes['NotificationConnection']> = {
  edges?: Resolver<Array<ResolversTypes['NotificationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<Maybe<ResolversTypes['Notification']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type NotificationEdgeResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['NotificationEdge'] = ResolversParentTypes['NotificationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Notification']>, ParentType, ContextType>;
};

export type OpenReceptionResultResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['OpenReceptionResult'] = ResolversParentTypes['OpenReceptionResult']> = {
  __resolveType?: TypeResolveFn<'Reception' | 'ReceptionNotNeeded', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['Person'] = ResolversParentTypes['Person']> = {
  applications?: Resolver<Maybe<ResolversTypes['ApplicationConnection']>, ParentType, ContextType, RequireFields<PersonApplicationsArgs, 'first'>>;
  consentRequests?: Resolver<Maybe<ResolversTypes['ConsentRequestConnection']>, ParentType, ContextType, RequireFields<PersonConsentRequestsArgs, 'first'>>;
  dataAccess?: Resolver<Maybe<ResolversTypes['DataAccess']>, ParentType, ContextType>;
  notifications?: Resolver<Maybe<ResolversTypes['NotificationConnection']>, ParentType, ContextType, RequireFields<PersonNotificationsArgs, 'first'>>;
  ref?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export interface PhoneNumberScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['PhoneNumber'], any> {
  name: 'PhoneNumber';
}

export type ProblemResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['Problem'] = ResolversParentTypes['Problem']> = {
  __resolveType?: TypeResolveFn<'ApplicationNotAccepted' | 'ConsentClosed' | 'IdempotencyConflict' | 'NotInThisState' | 'NotOwner' | 'ReceptionNotNeeded' | 'RegisterUnavailable' | 'SignatureRejected' | 'TooManyAttempts' | 'WrongCode', ParentType, ContextType>;
};

export type QueryResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  application?: Resolver<Maybe<ResolversTypes['Application']>, ParentType, ContextType, RequireFields<QueryApplicationArgs, 'id'>>;
  eligibilities?: Resolver<Maybe<Array<ResolversTypes['Eligibility']>>, ParentType, ContextType, RequireFields<QueryEligibilitiesArgs, 'inputs'>>;
  eligibility?: Resolver<Maybe<ResolversTypes['Eligibility']>, ParentType, ContextType, RequireFields<QueryEligibilityArgs, 'input'>>;
  me?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  registrationReport?: Resolver<Maybe<ResolversTypes['RegistrationReport']>, ParentType, ContextType, RequireFields<QueryRegistrationReportArgs, 'by' | 'from' | 'to'>>;
  service?: Resolver<Maybe<ResolversTypes['RegistrationService']>, ParentType, ContextType, Partial<QueryServiceArgs>>;
};

export interface RkaScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['RKA'], any> {
  name: 'RKA';
}

export type ReadingResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['Reading'] = ResolversParentTypes['Reading']> = {
  readAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  reference?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  register?: Resolver<ResolversTypes['Register'], ParentType, ContextType>;
};

export type ReceptionResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['Reception'] = ResolversParentTypes['Reception']> = {
  eligibility?: Resolver<ResolversTypes['Eligibility'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReceptionNotNeededResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['ReceptionNotNeeded'] = ResolversParentTypes['ReceptionNotNeeded']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<ReceptionNotNeededMessageArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RegionResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['Region'] = ResolversParentTypes['Region']> = {
  kato?: Resolver<ResolversTypes['Kato'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<RegionNameArgs>>;
};

export type RegisterUnavailableResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['RegisterUnavailable'] = ResolversParentTypes['RegisterUnavailable']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<RegisterUnavailableMessageArgs>>;
  registers?: Resolver<Array<ResolversTypes['Register']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RegistrationReasonResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['RegistrationReason'] = ResolversParentTypes['RegistrationReason']> = {
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<RegistrationReasonNameArgs>>;
};

export type RegistrationReportResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['RegistrationReport'] = ResolversParentTypes['RegistrationReport']> = {
  online?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  onlineShare?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  rows?: Resolver<Array<ResolversTypes['ReportRow']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RegistrationServiceResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['RegistrationService'] = ResolversParentTypes['RegistrationService']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<RegistrationServiceNameArgs>>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType, RequireFields<RegistrationServicePathArgs, 'channel'>>;
  reasons?: Resolver<Array<ResolversTypes['RegistrationReason']>, ParentType, ContextType>;
  ruleSet?: Resolver<ResolversTypes['RuleSet'], ParentType, ContextType>;
};

export type ReportRowResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['ReportRow'] = ResolversParentTypes['ReportRow']> = {
  count?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  key?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  medianSecondsToDecision?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  suppressed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RequestSigningCodeResultResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['RequestSigningCodeResult'] = ResolversParentTypes['RequestSigningCodeResult']> = {
  __resolveType?: TypeResolveFn<'NotInThisState' | 'SigningCodeSent' | 'TooManyAttempts', ParentType, ContextType>;
};

export type RuleResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['Rule'] = ResolversParentTypes['Rule']> = {
  basis?: Resolver<Array<ResolversTypes['LegalBasis']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<RuleTextArgs>>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<RuleTitleArgs>>;
};

export type RuleSetResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['RuleSet'] = ResolversParentTypes['RuleSet']> = {
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  rules?: Resolver<Array<ResolversTypes['Rule']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type ServiceCentreResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['ServiceCentre'] = ResolversParentTypes['ServiceCentre']> = {
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<ServiceCentreAddressArgs>>;
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<ServiceCentreNameArgs>>;
  region?: Resolver<ResolversTypes['Region'], ParentType, ContextType>;
};

export type SetAddressShieldResultResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['SetAddressShieldResult'] = ResolversParentTypes['SetAddressShieldResult']> = {
  __resolveType?: TypeResolveFn<'AddressShield' | 'NotOwner', ParentType, ContextType>;
};

export type SignApplicationResultResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['SignApplicationResult'] = ResolversParentTypes['SignApplicationResult']> = {
  __resolveType?: TypeResolveFn<'Application' | 'NotInThisState' | 'SignatureRejected' | 'TooManyAttempts', ParentType, ContextType>;
};

export type SignatureRejectedResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['SignatureRejected'] = ResolversParentTypes['SignatureRejected']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<SignatureRejectedMessageArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SigningCodeSentResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['SigningCodeSent'] = ResolversParentTypes['SigningCodeSent']> = {
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  maskedPhone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SubmitApplicationResultResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['SubmitApplicationResult'] = ResolversParentTypes['SubmitApplicationResult']> = {
  __resolveType?: TypeResolveFn<'Application' | 'ApplicationNotAccepted' | 'IdempotencyConflict' | 'RegisterUnavailable', ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  applicationChanged?: SubscriptionResolver<ResolversTypes['Application'], "applicationChanged", ParentType, ContextType, RequireFields<SubscriptionApplicationChangedArgs, 'id'>>;
};

export type TooManyAttemptsResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['TooManyAttempts'] = ResolversParentTypes['TooManyAttempts']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<TooManyAttemptsMessageArgs>>;
  retryAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WrongCodeResolvers<ContextType = RegistrationContext, ParentType extends ResolversParentTypes['WrongCode'] = ResolversParentTypes['WrongCode']> = {
  attemptsLeft?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<WrongCodeMessageArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = RegistrationContext> = {
  AddressShield?: AddressShieldResolvers<ContextType>;
  AnswerConsentResult?: AnswerConsentResultResolvers<ContextType>;
  Application?: ApplicationResolvers<ContextType>;
  ApplicationConnection?: ApplicationConnectionResolvers<ContextType>;
  ApplicationEdge?: ApplicationEdgeResolvers<ContextType>;
  ApplicationEvent?: ApplicationEventResolvers<ContextType>;
  ApplicationNotAccepted?: ApplicationNotAcceptedResolvers<ContextType>;
  BIN?: GraphQLScalarType;
  CancelApplicationResult?: CancelApplicationResultResolvers<ContextType>;
  Consent?: ConsentResolvers<ContextType>;
  ConsentClosed?: ConsentClosedResolvers<ContextType>;
  ConsentRequest?: ConsentRequestResolvers<ContextType>;
  ConsentRequestConnection?: ConsentRequestConnectionResolvers<ContextType>;
  ConsentRequestEdge?: ConsentRequestEdgeResolvers<ContextType>;
  DataAccess?: DataAccessResolvers<ContextType>;
  DataAccessConnection?: DataAccessConnectionResolvers<ContextType>;
  DataAccessEdge?: DataAccessEdgeResolvers<ContextType>;
  DataAccessEntry?: DataAccessEntryResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Dwelling?: DwellingResolvers<ContextType>;
  Eligibility?: EligibilityResolvers<ContextType>;
  Finding?: FindingResolvers<ContextType>;
  IIN?: GraphQLScalarType;
  IdempotencyConflict?: IdempotencyConflictResolvers<ContextType>;
  Kato?: GraphQLScalarType;
  LegalBasis?: LegalBasisResolvers<ContextType>;
  LocalExecutiveBody?: LocalExecutiveBodyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NotInThisState?: NotInThisStateResolvers<ContextType>;
  NotOwner?: NotOwnerResolvers<ContextType>;
  Notification?: NotificationResolvers<ContextType>;
  NotificationConnection?: NotificationConnectionResolvers<ContextType>;
  NotificationEdge?: NotificationEdgeResolvers<ContextType>;
  OpenReceptionResult?: OpenReceptionResultResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Person?: PersonResolvers<ContextType>;
  PhoneNumber?: GraphQLScalarType;
  Problem?: ProblemResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RKA?: GraphQLScalarType;
  Reading?: ReadingResolvers<ContextType>;
  Reception?: ReceptionResolvers<ContextType>;
  ReceptionNotNeeded?: ReceptionNotNeededResolvers<ContextType>;
  Region?: RegionResolvers<ContextType>;
  RegisterUnavailable?: RegisterUnavailableResolvers<ContextType>;
  RegistrationReason?: RegistrationReasonResolvers<ContextType>;
  RegistrationReport?: RegistrationReportResolvers<ContextType>;
  RegistrationService?: RegistrationServiceResolvers<ContextType>;
  ReportRow?: ReportRowResolvers<ContextType>;
  RequestSigningCodeResult?: RequestSigningCodeResultResolvers<ContextType>;
  Rule?: RuleResolvers<ContextType>;
  RuleSet?: RuleSetResolvers<ContextType>;
  ServiceCentre?: ServiceCentreResolvers<ContextType>;
  SetAddressShieldResult?: SetAddressShieldResultResolvers<ContextType>;
  SignApplicationResult?: SignApplicationResultResolvers<ContextType>;
  SignatureRejected?: SignatureRejectedResolvers<ContextType>;
  SigningCodeSent?: SigningCodeSentResolvers<ContextType>;
  SubmitApplicationResult?: SubmitApplicationResultResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  TooManyAttempts?: TooManyAttemptsResolvers<ContextType>;
  WrongCode?: WrongCodeResolvers<ContextType>;
};

