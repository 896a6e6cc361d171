import type { Text } from "../../shared/domain/text.ts";
import type { RuleId } from "./rule.ts";

interface AnswerTexts {
  readonly met: Text;
  readonly notMet: Text;
}

/** Where a rule is met, and where not: what it means for the citizen, and what he can do. */
export const answerTexts: Readonly<Record<RuleId, AnswerTexts>> = {
  "person-alive": {
    met: {
      kk: "Тіркелетін адамның жазбасы жарамды.",
      ru: "Запись о регистрируемом действительна.",
      en: "The record of the person to be registered is valid.",
    },
    notMet: {
      kk: "Халық тіркелімінде бұл адамның қолданыстағы жазбасы жоқ. Қате деп ойласаңыз, жеке басын куәландыратын құжатпен Халыққа қызмет көрсету орталығына барыңыз.",
      ru: "В регистре населения нет действующей записи об этом человеке. Если это ошибка, обратитесь с удостоверяющим личность документом в центр обслуживания населения.",
      en: "The population register holds no current record of this person. If this is a mistake, go to a public service centre with an identity document.",
    },
  },
  citizen: {
    met: {
      kk: "Тіркелетін адам – Қазақстан азаматы.",
      ru: "Регистрируемый – гражданин Казахстана.",
      en: "The person to be registered is a citizen of Kazakhstan.",
    },
    notMet: {
      kk: "Бұл қызмет Қазақстан Республикасының азаматтарына ғана көрсетіледі. Шетелдіктер көші-қон қызметіне жүгінеді.",
      ru: "Эта услуга оказывается только гражданам Республики Казахстан. Иностранцы обращаются в миграционную службу.",
      en: "This service is for citizens of the Republic of Kazakhstan only. Foreigners turn to the migration service.",
    },
  },
  "not-under-14": {
    met: {
      kk: "Тіркелетін адам 14 жасқа толған.",
      ru: "Регистрируемому исполнилось 14 лет.",
      en: "The person to be registered is 14 or older.",
    },
    notMet: {
      kk: "14 жасқа толмаған бала бөлек тіркелмейді: оның тұрғылықты жері – ата-анасының немесе заңды өкілдерінің тұрғылықты жері. Өтініш берудің қажеті жоқ.",
      ru: "Ребёнок младше 14 лет отдельно не регистрируется: его место жительства – место жительства родителей или законных представителей. Подавать заявление не нужно.",
      en: "A child under 14 is not registered separately: its place of residence is that of its parents or legal representatives. There is no need to apply.",
    },
  },
  "applies-for-self-or-represented": {
    met: {
      kk: "Бұл адам үшін өтініш беруге құқығыңыз бар.",
      ru: "Вы вправе подать заявление за этого человека.",
      en: "You may apply for this person.",
    },
    notMet: {
      kk: "Бұл адам үшін өтініш бере алмайсыз. Өзіңіз үшін, 16 жасқа толмаған балаңыз үшін, сот әрекетке қабілетсіз немесе әрекет қабілеті шектеулі деп таныған, қорғаншылығыңыздағы немесе қамқорлығыңыздағы ересек адам үшін, ал мемлекеттік тұрғынжайды жалдаушы болсаңыз, шартыңызда көрсетілген адам үшін өтініш бере аласыз. 16 жастан бастап әркім өзі өтініш береді.",
      ru: "Вы не можете подать заявление за этого человека. Заявление подают за себя, за своего ребёнка до 16 лет, за взрослого подопечного, признанного судом недееспособным или ограниченно дееспособным, а наниматель государственного жилья – и за человека, указанного в его договоре. С 16 лет заявление подают сами.",
      en: "You cannot apply for this person. You may apply for yourself, for your child under 16, for an adult in your care whom a court declared incapable or of limited capacity and, as the tenant of state rental housing, for a person named in your contract. From 16 everybody applies for himself.",
    },
  },
  "applicant-may-act": {
    met: {
      kk: "Өтінішті өзіңіз бере аласыз.",
      ru: "Вы можете сами подать заявление.",
      en: "You may apply yourself.",
    },
    notMet: {
      kk: "Өтінішті 16 жасқа толған, сот әрекет қабілетін шектемеген адам береді. Сіз үшін ата-анаңыз немесе заңды өкіліңіз өтініш бере алады.",
      ru: "Заявление подаёт тот, кому исполнилось 16 лет и чью дееспособность суд не ограничил. За вас может обратиться родитель или законный представитель.",
      en: "An applicant is 16 or older and not restricted in capacity by a court. Your parent or legal representative may apply for you.",
    },
  },
  "phone-linked": {
    met: {
      kk: "Телефон нөміріңіз мобильді азаматтар базасында бар.",
      ru: "Ваш номер телефона есть в базе мобильных граждан.",
      en: "Your phone number is in the mobile citizens base.",
    },
    notMet: {
      kk: "Мобильді азаматтар базасында (МАБ) телефон нөміріңіз жоқ. Нөміріңізді eGov порталындағы жеке кабинетте немесе Халыққа қызмет көрсету орталығында тіркеп, өтінішті қайта беріңіз.",
      ru: "Вашего номера телефона нет в базе мобильных граждан (БМГ). Привяжите номер в личном кабинете eGov или в центре обслуживания населения и подайте заявление снова.",
      en: "You have no phone number in the mobile citizens base. Link your number in your eGov account or at a public service centre, then apply again.",
    },
  },
  "dwelling-residential": {
    met: {
      kk: "Мекенжай тұруға арналған және пайдаланылады.",
      ru: "Адрес относится к жилью и используется.",
      en: "The address is residential and in use.",
    },
    notMet: {
      kk: "Бұл мекенжайда тіркелуге болмайды: ол тіркелімде жоқ, тұрғын үйге жатпайды немесе пайдаланылмайды. Мекенжай кодын тексеріңіз.",
      ru: "По этому адресу зарегистрироваться нельзя: его нет в регистре, он не относится к жилью или не используется. Проверьте код адреса.",
      en: "Nobody can be registered at this address: it is not in the register, is not residential or is not in use. Check the address code.",
    },
  },
  "not-already-here": {
    met: {
      kk: "Тіркелетін адам бұл мекенжайда әлі тіркелмеген.",
      ru: "Регистрируемый ещё не зарегистрирован по этому адресу.",
      en: "The person to be registered is not registered at this address yet.",
    },
    notMet: {
      kk: "Бұл адам осы мекенжайда бұрыннан тіркелген. Өтініш берудің қажеті жоқ.",
      ru: "Этот человек уже зарегистрирован по этому адресу. Подавать заявление не нужно.",
      en: "This person is already registered at this address. There is no need to apply.",
    },
  },
  "owners-can-consent": {
    met: {
      kk: "Бұл мекенжай бойынша онлайн тіркелуге болады.",
      ru: "По этому адресу можно зарегистрироваться онлайн.",
      en: "Registration at this address can be done online.",
    },
    notMet: {
      kk: "Бұл мекенжай бойынша тіркеу онлайн жүргізілмейді. Халыққа қызмет көрсету орталығына барыңыз: қандай құжаттар керегін сонда түсіндіреді.",
      ru: "По этому адресу регистрация онлайн не проводится. Обратитесь в центр обслуживания населения: там объяснят, какие документы нужны.",
      en: "Registration at this address is not done online. Go to a public service centre: you will be told there which documents are needed.",
    },
  },
  "in-rental-contract": {
    met: {
      kk: "Өтініш беруші де, тіркелетін адам да жалдау шартында көрсетілген.",
      ru: "Заявитель и регистрируемый указаны в договоре найма.",
      en: "The applicant and the person to be registered are named in the rental contract.",
    },
    notMet: {
      kk: "Бұл – мемлекеттік тұрғынжай, ал өтініш беруші немесе тіркелетін адам қолданыстағы жалдау шартында көрсетілмеген, сондықтан өтініш қайтарылады. Бұл – бас тарту емес: шартқа енгізу үшін жергілікті атқарушы органға жүгініп, өтінішті қайта беріңіз.",
      ru: "Это государственное жильё, а заявитель или регистрируемый не указан в действующем договоре найма, поэтому заявление возвращается. Это не отказ: обратитесь в местный исполнительный орган, чтобы вас внесли в договор, и подайте заявление снова.",
      en: "This is state rental housing and the applicant or the person to be registered is not named in a contract in force, so the application is returned. This is not a refusal: ask the local executive body to be entered in the contract, then apply again.",
    },
  },
  "address-open": {
    met: {
      kk: "Мекенжай онлайн өтініштерге ашық.",
      ru: "Адрес открыт для онлайн-заявлений.",
      en: "The address is open to online requests.",
    },
    notMet: {
      kk: "Меншік иесі бұл мекенжай бойынша онлайн өтініштерге тыйым салған. Одан жеке кабинетінде тыйымды алып тастауын сұрап, өтінішті қайта беріңіз.",
      ru: "Собственник закрыл этот адрес для онлайн-заявлений. Попросите его снять запрет в личном кабинете и подайте заявление снова.",
      en: "The owner has barred online requests at this address. Ask the owner to lift the bar in the personal account, then apply again.",
    },
  },
  "consent-giver-reachable": {
    met: {
      kk: "Келісімі қажет адамдардың бәріне SMS жіберуге болады.",
      ru: "Всем, чьё согласие нужно, можно отправить SMS.",
      en: "An SMS can be sent to everyone whose consent is needed.",
    },
    notMet: {
      kk: "Келісім сұрау мүмкін емес: келісімі қажет адамның мобильді азаматтар базасында (МАБ) телефоны жоқ. Меншік иесінен немесе жалдаушыдан нөмірін базаға тіркеуін сұрап, өтінішті қайта беріңіз немесе онымен бірге Халыққа қызмет көрсету орталығына барыңыз.",
      ru: "Запросить согласие нельзя: в базе мобильных граждан (БМГ) нет телефона того, чьё согласие нужно. Попросите собственника или нанимателя привязать номер и подайте заявление снова либо приходите с ним в центр обслуживания населения.",
      en: "Consent cannot be asked: somebody whose consent is needed has no phone in the mobile citizens base. Ask the owner or tenant to link a number and apply again, or go to a public service centre together.",
    },
  },
  consent: {
    met: {
      kk: "Қажетті келісімнің бәрі берілген.",
      ru: "Все необходимые согласия получены.",
      en: "All consent that is needed has been given.",
    },
    notMet: {
      kk: "Меншік иесінің немесе жалдаушының келісімі қажет. Оған 1414 нөмірінен SMS-код жіберіледі; хабарламаны алған сәттен бастап бір сағат ішінде растауы керек.",
      ru: "Нужно согласие собственника или нанимателя. С номера 1414 ему придёт SMS с кодом; подтвердить нужно в течение часа после получения.",
      en: "Consent of the owner or tenant is needed. A code is sent by SMS from 1414, to be confirmed within one hour of receiving it.",
    },
  },
  "area-norm": {
    met: {
      kk: "Тұрғынжайдың ауданы жеткілікті.",
      ru: "Площади жилья достаточно.",
      en: "The area of the dwelling is sufficient.",
    },
    notMet: {
      kk: "Бұл тұрғынжайда тіркелгендер саны аудан нормасына жеткен. Басқа мекенжайды көрсетіңіз.",
      ru: "Число зарегистрированных в этом жилье достигло нормы площади. Укажите другой адрес.",
      en: "The number of people registered in this dwelling has reached the area norm. Choose another address.",
    },
  },
};
