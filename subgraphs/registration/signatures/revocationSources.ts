import type { Log } from "../../shared/register.ts";
import { createBreaker, type Breaker } from "../../shared/client/breaker.ts";
import { freshUntil } from "./ocsp.ts";
import type { Unanswered } from "./revocation.ts";
import { fetchBytes } from "./fetchBytes.ts";
import { derIn, derOf } from "./trustFiles.ts";

/** Where it is said which certificates are revoked: only what the operator names is read or asked, never an address in a certificate. */
export interface RevocationPlaces {
  /** Files with lists, or folders of them. */
  readonly files: readonly string[];
  /** Addresses of lists. */
  readonly lists: readonly string[];
  /** Addresses of responders. */
  readonly responders: readonly string[];
}

export interface Answered {
  readonly certificate: string;
  readonly answer: Uint8Array;
}

export interface RevocationSources {
  /** Resolves when every place has been looked at once. */
  readonly looked: Promise<void>;
  /** Answers about these certificates, kept or asked for now; one that nobody answers is left out. */
  ask(about: readonly Unanswered[]): Promise<Answered[]>;
  /** These answers were of use: they are kept until they end. */
  keep(answers: readonly Answered[]): void;
  close(): void;
}

interface Options {
  readonly log: Log;
  readonly clock: () => Date;
  /** Told all lists each time they have been looked at. */
  readonly onLists: (lists: readonly Uint8Array[]) => void;
}

const lookEvery = 60_000;
const fetchEvery = 10 * 60_000;
const patience = { list: 20_000, responder: 3_000 } as const;
const most = { list: 128 * 1024 * 1024, answer: 65_536, kept: 10_000 } as const;
/** An answer is not kept for longer, whatever it says: a certificate may be revoked meanwhile. */
const keepFor = 60 * 60_000;

/** Looks at the places now and every minute, behind the requests. */
export function openRevocationSources(
  places: RevocationPlaces,
  { log, clock, onLists }: Options,
): RevocationSources {
  const fetched = new Map<string, { readonly lists: Uint8Array[]; readonly at: number }>();
  const fetchOne = async (url: string) => {
    if (Date.now() - (fetched.get(url)?.at ?? 0) < fetchEvery) return;
    const bytes = await fetchBytes(url, { patience: patience.list, most: most.list });
    if (bytes) fetched.set(url, { lists: derOf(bytes, "X509 CRL"), at: Date.now() });
    else log("eds.list", { place: "silent" });
  };
  const look = async () => {
    await Promise.all(places.lists.map(fetchOne));
    const all = [...listsIn(places.files, log), ...[...fetched.values()].flatMap(({ lists }) => lists)];
    onLists(all.map(shared));
  };
  const looked = look();
  const timer = setInterval(() => void look(), lookEvery);
  timer.unref();
  return { looked, ...responders(places.responders, clock), close: () => clearInterval(timer) };
}

function listsIn(files: readonly string[], log: Log): Uint8Array[] {
  try {
    return derIn(files, /\.(crl|pem)$/i, "X509 CRL");
  } catch {
    log("eds.list", { place: "unreadable" });
    return [];
  }
}

/** Memory that the judges see without a copy: a list may have tens of megabytes. */
function shared(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length));
  copy.set(bytes);
  return copy;
}

function responders(urls: readonly string[], clock: () => Date): Pick<RevocationSources, "ask" | "keep"> {
  const ways = urls.map((url) => ({ url, breaker: createBreaker() }));
  const kept = new Map<string, { readonly answer: Uint8Array; readonly until: Date }>();
  const answersAbout = async ({ certificate, request }: Unanswered): Promise<Answered[]> => {
    const known = kept.get(certificate);
    if (known && known.until > clock()) return [{ certificate, answer: known.answer }];
    const answers = await Promise.all(ways.map((way) => askOne(way, request)));
    return answers.flatMap((answer) => (answer ? [{ certificate, answer }] : []));
  };
  return {
    ask: async (about) => (await Promise.all(about.map(answersAbout))).flat(),
    keep(answers) {
      const latest = new Date(clock().getTime() + keepFor);
      if (kept.size >= most.kept) kept.clear();
      for (const { certificate, answer } of answers) {
        const until = freshUntil(answer);
        if (until) kept.set(certificate, { answer, until: until < latest ? until : latest });
      }
    },
  };
}

async function askOne({ url, breaker }: { url: string; breaker: Breaker }, request: Uint8Array) {
  if (!breaker.admits(Date.now())) return null;
  const headers = { "content-type": "application/ocsp-request", accept: "application/ocsp-response" };
  const answer = await fetchBytes(url, {
    body: request,
    headers,
    patience: patience.responder,
    most: most.answer,
  });
  if (answer) breaker.succeeded();
  else breaker.failed(Date.now());
  return answer;
}
