import type { Text } from "../../shared/domain/text.ts";
import type { RuleId } from "./rule.ts";

/** What a rule demands, for whoever reads the rule set. */
export interface RuleText {
  readonly title: Text;
  readonly sentence: Text;
}

export const ruleTexts: Readonly<Record<RuleId, RuleText>> = {
  "person-alive": {
    title: {
      kk: "Тіркелетін адам тірі",
      ru: "Регистрируемый жив",
      en: "The person is alive",
    },
    sentence: {
      kk: "Тіркелетін адам тірі және оның халық тіркеліміндегі жазбасы жарамды.",
      ru: "Регистрируемый жив, и его запись в регистре населения действительна.",
      en: "The person to be registered is alive and the record in the population register is valid.",
    },
  },
  citizen: {
    title: {
      kk: "Қазақстан азаматтығы",
      ru: "Гражданство Казахстана",
      en: "Citizenship of Kazakhstan",
    },
    sentence: {
      kk: "Тіркелетін адам – Қазақстан Республикасының азаматы.",
      ru: "Регистрируемый – гражданин Республики Казахстан.",
      en: "The person to be registered is a citizen of the Republic of Kazakhstan.",
    },
  },
  "not-under-14": {
    title: {
      kk: "14 жасқа толған",
      ru: "Исполнилось 14 лет",
      en: "14 or older",
    },
    sentence: {
      kk: "Тіркелетін адам 14 жасқа толған. Одан кіші баланың тұрғылықты жері – ата-анасының немесе заңды өкілдерінің тұрғылықты жері.",
      ru: "Регистрируемому исполнилось 14 лет. Место жительства ребёнка младше – место жительства его родителей или законных представителей.",
      en: "The person to be registered is 14 or older. A younger child's place of residence is that of its parents or legal representatives.",
    },
  },
  "applies-for-self-or-represented": {
    title: {
      kk: "Өтініш беру құқығы",
      ru: "Право подать заявление",
      en: "The right to apply",
    },
    sentence: {
      kk: "Өтініш беруші өзі үшін; өзі заңды өкілі болып табылатын 16 жасқа толмаған бала үшін; сот әрекетке қабілетсіз немесе әрекет қабілеті шектеулі деп таныған, өзі қорғаншысы немесе қамқоршысы болып табылатын ересек адам үшін; немесе мемлекеттік тұрғынжайды жалдаушы ретінде өз шартында көрсетілген адам үшін өтініш береді. 16 жастан бастап кәмелетке толмаған адам өзі өтініш береді.",
      ru: "Заявитель обращается за себя; за ребёнка до 16 лет, родителем или законным представителем которого он является; за взрослого, признанного судом недееспособным или ограниченно дееспособным, опекуном или попечителем которого он является; либо, как наниматель государственного жилья, за человека, указанного в его договоре. С 16 лет несовершеннолетний обращается сам.",
      en: "The applicant applies for himself; for a child under 16 as its parent or legal representative; for an adult whom a court declared incapable or of limited capacity as guardian or trustee; or, as the tenant of state rental housing, for a person named in his contract. From 16 a minor applies himself.",
    },
  },
  "applicant-may-act": {
    title: {
      kk: "Өтініш беруші өз атынан әрекет ете алады",
      ru: "Заявитель может действовать сам",
      en: "The applicant may act",
    },
    sentence: {
      kk: "Өтініш беруші 16 жасқа толған және сот оны әрекетке қабілетсіз немесе әрекет қабілеті шектеулі деп танымаған.",
      ru: "Заявителю исполнилось 16 лет, и суд не признал его недееспособным или ограниченно дееспособным.",
      en: "The applicant is 16 or older and no court has declared him incapable or of limited capacity.",
    },
  },
  "phone-linked": {
    title: {
      kk: "Мобильді азаматтар базасындағы телефон",
      ru: "Телефон в базе мобильных граждан",
      en: "Phone in the mobile citizens base",
    },
    sentence: {
      kk: "Өтініш берушінің мобильді азаматтар базасында (МАБ) тіркелген телефон нөмірі бар.",
      ru: "У заявителя есть номер телефона в базе мобильных граждан (БМГ).",
      en: "The applicant has a phone number in the mobile citizens base.",
    },
  },
  "dwelling-residential": {
    title: {
      kk: "Мекенжай тұруға арналған",
      ru: "Адрес пригоден для проживания",
      en: "The address is a dwelling",
    },
    sentence: {
      kk: "Мекенжай мекенжай тіркелімінде бар (МТК), тұрғын үйге жатады және пайдаланылады.",
      ru: "Адрес есть в адресном регистре (РКА), относится к жилью и используется.",
      en: "The address exists in the address register (RKA), is residential and is in use.",
    },
  },
  "not-already-here": {
    title: {
      kk: "Бұл мекенжайда әлі тіркелмеген",
      ru: "Ещё не зарегистрирован по этому адресу",
      en: "Not registered here already",
    },
    sentence: {
      kk: "Тіркелетін адам бұл мекенжайда әлі тіркелмеген.",
      ru: "Регистрируемый ещё не зарегистрирован по этому адресу.",
      en: "The person to be registered is not already registered at this address.",
    },
  },
  "owners-can-consent": {
    title: {
      kk: "Келісімді онлайн беруге болады",
      ru: "Согласие можно дать онлайн",
      en: "Consent can be given online",
    },
    sentence: {
      kk: "Тұрғынжайға қатысы бар адамдардың бәрі келісімін онлайн бере алады. Әйтпесе тіркеу Халыққа қызмет көрсету орталығында ғана жүргізіледі.",
      ru: "Все, кого касается это жильё, могут дать согласие онлайн. Иначе регистрация проводится только в центре обслуживания населения.",
      en: "Everyone concerned with the dwelling can give consent online. Otherwise registration is done at a public service centre only.",
    },
  },
  "in-rental-contract": {
    title: {
      kk: "Мемлекеттік тұрғынжайды жалдау шарты",
      ru: "Договор найма государственного жилья",
      en: "Contract of state rental housing",
    },
    sentence: {
      kk: "Мемлекеттік тұрғынжайда өтініш беруші де, тіркелетін адам да қолданыстағы бір жалдау шартында көрсетілген.",
      ru: "В государственном жилье и заявитель, и регистрируемый указаны в одном действующем договоре найма.",
      en: "In state rental housing the applicant and the person to be registered are named in one contract in force.",
    },
  },
  "address-open": {
    title: {
      kk: "Мекенжай онлайн өтініштерге ашық",
      ru: "Адрес открыт для онлайн-заявлений",
      en: "The address is open to online requests",
    },
    sentence: {
      kk: "Меншік иесі бұл мекенжай бойынша онлайн өтініштерге тыйым салмаған. Меншік иесінің өз өтінішіне тыйым қолданылмайды.",
      ru: "Собственник не закрыл этот адрес для онлайн-заявлений. На заявление самого собственника запрет не действует.",
      en: "The owner has not barred online requests at this address. An owner applying himself is not barred.",
    },
  },
  "consent-giver-reachable": {
    title: {
      kk: "Келісім берушілермен байланысуға болады",
      ru: "Со всеми, кто даёт согласие, можно связаться",
      en: "Those who must consent can be reached",
    },
    sentence: {
      kk: "Келісімі қажет әр адамның мобильді азаматтар базасында (МАБ) телефон нөмірі бар.",
      ru: "У каждого, чьё согласие нужно, есть номер телефона в базе мобильных граждан (БМГ).",
      en: "Every person whose consent is needed has a phone number in the mobile citizens base.",
    },
  },
  consent: {
    title: {
      kk: "Меншік иесінің немесе жалдаушының келісімі",
      ru: "Согласие собственника или нанимателя",
      en: "Consent of the owner or tenant",
    },
    sentence: {
      kk: "Тұрғынжай өтініш берушінің өзінікі немесе келісімі қажет адамдардың бәрі оны уақытында растаған.",
      ru: "Жильё принадлежит самому заявителю, или все, чьё согласие нужно, вовремя подтвердили его.",
      en: "The dwelling is the applicant's own, or everyone whose consent is needed has confirmed in time.",
    },
  },
  "area-norm": {
    title: {
      kk: "Астанадағы аудан нормасы",
      ru: "Норма площади в столице",
      en: "Area norm of the capital",
    },
    sentence: {
      kk: "Астанада пайдалы ауданның әр 15 шаршы метріне бір адамнан артық тіркелмейді. Отбасы мүшелеріне бұл норма қолданылмайды.",
      ru: "В столице на каждые 15 квадратных метров полезной площади регистрируется не более одного человека. На членов семьи норма не распространяется.",
      en: "In the capital at most one person is registered for each 15 square metres of useful area. Members of the family are excepted.",
    },
  },
};
