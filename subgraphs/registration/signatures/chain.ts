import { isSignedBy, type X509 } from "./certificate.ts";
import { sameBytes } from "./der.ts";
import { rejected, type EdsRejection } from "./signatures.ts";

/** Whom we trust: roots of our own choice, and authorities below them that a message may leave out. */
export interface Trust {
  readonly anchors: readonly X509[];
  readonly intermediates: readonly X509[];
}

/** A certificate, and above each the one that issued it. */
export type Path = readonly [X509, ...X509[]];

const longestPath = 5;

/**
 * The way from the signer's certificate up to an anchor of ours. What the message brings are candidates only; that a
 * certificate calls itself a root makes it none.
 */
export function trustedPath(
  signer: X509,
  brought: readonly X509[],
  trust: Trust,
  at: Date,
): { readonly path: Path } | ReturnType<typeof rejected> {
  const reasons: EdsRejection[] = [];
  const authorities = [...trust.intermediates, ...brought];
  for (const path of pathsUp([signer], authorities, trust.anchors, signing(reasons))) {
    const wrong = faultOf(path, at);
    if (!wrong) return { path };
    reasons.push(wrong);
  }
  return rejected(reasons[0] ?? "EDS_UNTRUSTED");
}

function* pathsUp(
  path: Path,
  authorities: readonly X509[],
  anchors: readonly X509[],
  signs: Signs,
): Generator<Path> {
  const top = path.at(-1) ?? path[0];
  for (const anchor of anchors) if (signs(anchor, top)) yield [...path, anchor];
  if (path.length + 1 >= longestPath) return;
  for (const authority of authorities)
    if (signs(authority, top)) yield* pathsUp([...path, authority], authorities, anchors, signs);
}

type Signs = (authority: X509, certificate: X509) => boolean;

/** Each signature is checked once: what a message brings may lead in circles, and over each by a thousand ways. */
function signing(reasons: EdsRejection[]): Signs {
  const checked = new Map<X509, Map<X509, boolean>>();
  const check: Signs = (authority, certificate) => {
    if (!sameBytes(authority.subject, certificate.issuer)) return false;
    const answer = isSignedBy(certificate, authority);
    if (answer === "unsupported") reasons.push("EDS_ALGORITHM_UNSUPPORTED");
    return answer === "holds";
  };
  return (authority, certificate) => {
    const by = checked.get(certificate) ?? new Map<X509, boolean>();
    const holds = by.get(authority) ?? check(authority, certificate);
    checked.set(certificate, by.set(authority, holds));
    return holds;
  };
}

/** What is wrong with a path whose names and signatures fit together. */
function faultOf(path: Path, at: Date): EdsRejection | null {
  const below = (index: number) => index - 1;
  const isAuthority = ({ authority, keyUsage }: X509, index: number) =>
    authority !== null && authority.pathLength >= below(index) && (keyUsage?.has("keyCertSign") ?? true);
  if (path.some(({ notUnderstood }) => notUnderstood)) return "EDS_UNTRUSTED";
  if (!path.every((certificate, index) => index === 0 || isAuthority(certificate, index)))
    return "EDS_UNTRUSTED";
  if (path.some(({ from, to }) => at < from || at > to)) return "EDS_EXPIRED";
  return null;
}
