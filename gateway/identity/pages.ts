import type { Language } from "../../subgraphs/shared/call.ts";
import { say, type Text } from "../../subgraphs/shared/text/language.ts";
import type { Persona } from "./people.ts";

const texts = {
  title: { kk: "Кім болып кіресіз?", ru: "Кем вы войдёте?", en: "Who will you be?" },
  note: {
    kk: "Бұл — әзірлеуге арналған кіру беті. Мұндағы адамдар ойдан шығарылған.",
    ru: "Это страница входа для разработки. Люди здесь вымышлены.",
    en: "This is the sign-in page of development. The people here are invented.",
  },
  citizens: { kk: "Азаматтар", ru: "Граждане", en: "Citizens" },
  officials: { kk: "Лауазымды тұлғалар", ru: "Должностные лица", en: "Officials" },
  signedIn: { kk: "Кірдіңіз", ru: "Вы вошли", en: "You are signed in" },
  token: {
    kk: "Сұрауларыңызға осы тақырыпты қосыңыз:",
    ru: "Добавляйте этот заголовок к запросам:",
    en: "Send this header with your requests:",
  },
  again: { kk: "Басқа адам болып кіру", ru: "Войти другим человеком", en: "Sign in as somebody else" },
} as const satisfies Record<string, Text>;

/** The page where one picks a person; each button posts that person's key. */
export function loginPage(personas: readonly Persona[], action: string, language: Language): string {
  const button = ({ key, who }: Persona) =>
    `<button name="person" value="${escaped(key)}"><b>${escaped(key)}</b><span>${escaped(say(who, language))}</span></button>`;
  const list = (heading: Text, people: readonly Persona[]) =>
    `<h2>${say(heading, language)}</h2><div>${people.map(button).join("")}</div>`;
  const isCitizen = ({ role }: Persona) => role === "citizen";
  return page(
    say(texts.title, language),
    language,
    `<p>${say(texts.note, language)}</p><form method="post" action="${escaped(action)}">
${list(texts.citizens, personas.filter(isCitizen))}
${list(
  texts.officials,
  personas.filter((one) => !isCitizen(one)),
)}</form>`,
  );
}

/** The page a browser ends on: the header that its owner may copy. */
export function tokenPage(token: string, language: Language): string {
  return page(
    say(texts.signedIn, language),
    language,
    `<p>${say(texts.token, language)}</p><pre>Authorization: Bearer ${escaped(token)}</pre>
<p><a href="/dev/sign-in">${say(texts.again, language)}</a></p>`,
  );
}

const style = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b2733}
div{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:.5rem}
button{font:inherit;text-align:start;padding:.6rem .8rem;border:1px solid #8aa;border-radius:.4rem;background:#f6fafa;cursor:pointer}
button:hover,button:focus-visible{background:#dff0ee;outline:2px solid #067}
button span{display:block;color:#456}pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f6fafa;padding:1rem}`;

function page(title: string, language: Language, body: string): string {
  return `<!doctype html><html lang="${language.toLowerCase()}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style></head>
<body><main><h1>${title}</h1>${body}</main></body></html>`;
}

function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
