import type { Consent } from "../data/consents.ts";

// The register does not know a giver's language: each message says it in Kazakh and in Russian.

/** Asks for consent: who, whom, where, the code, how long, and how to say no. */
export function consentSms(
  { applicantName, personName, addressKk, addressRu }: Consent,
  code: string,
): string {
  return [
    `Тіркеуге келісім сұралады. Мекенжай: ${addressKk}. Өтініш беруші: ${applicantName}. Тіркелетін адам: ${personName}. ` +
      `Келісу коды: ${code}. Хабарды алғаннан кейін 1 сағат ішінде кодты 1414-ке жіберіңіз. Бас тарту: ЖОҚ ${code}.`,
    `Запрошено согласие на регистрацию. Адрес: ${addressRu}. Заявитель: ${applicantName}. Регистрируется: ${personName}. ` +
      `Код согласия: ${code}. Отправьте его на 1414 в течение 1 часа после получения. Отказ: НЕТ ${code}.`,
  ].join("\n");
}

export function signingSms(code: string): string {
  return [
    `Өтінішке қол қою коды: ${code}. 10 минут жарамды. Ешкімге айтпаңыз.`,
    `Код подписи заявления: ${code}. Действует 10 минут. Никому не сообщайте.`,
  ].join("\n");
}

/** Tells an adult that somebody else registers him; no name and no address, for a telephone may be anybody's. */
export function noticeSms(number: string): string {
  return [
    `Сізді мекенжайға тіркеуге өтініш берілді: ${number}. Толығырақ жеке кабинетте; келіспесеңіз, сол жерде кері қайтарыңыз.`,
    `Подано заявление о вашей регистрации: ${number}. Подробности в личном кабинете; если не согласны, отзовите его там.`,
  ].join("\n");
}

/** Tells the visitor what an operator has submitted in his name; no name and no address, for a telephone may be anybody's. */
export function centreSms(number: string): string {
  return [
    `Халыққа қызмет көрсету орталығының операторы сіздің атыңыздан өтініш берді: ${number}. Сіз бармаған болсаңыз, оны жеке кабинетте кері қайтарыңыз.`,
    `Оператор центра обслуживания населения подал заявление от вашего имени: ${number}. Если вы туда не обращались, отзовите его в личном кабинете.`,
  ].join("\n");
}
