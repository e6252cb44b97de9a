// What mail programs put before a subject when they answer or forward, by language. Data: adding a
// language is adding a line. Lower case, without the colon; counters (`Re[2]:`, `Re^2:`) are the code's.

interface PrefixWords {
  readonly language: string;
  readonly reply: readonly string[];
  readonly forward: readonly string[];
}

export const PREFIXES: readonly PrefixWords[] = [
  { language: 'en', reply: ['re', 'reply', 'r'], forward: ['fw', 'fwd', 'forward', 'forwarded'] },
  {
    language: 'de',
    reply: ['aw', 'antw', 'antwort', 'rückantwort'],
    forward: ['wg', 'wtr', 'wtrlt', 'weitergeleitet', 'weiterleitung'],
  },
  {
    language: 'fr',
    reply: ['re', 'ré', 'réf', 'ref', 'rép', 'rep', 'réponse'],
    forward: ['tr', 'transfert', 'transféré'],
  },
  { language: 'es', reply: ['re', 'rta', 'resp'], forward: ['rv', 'reenv', 'reenviado', 'rm'] },
  { language: 'it', reply: ['r', 'rif', 'risp', 'ris'], forward: ['i', 'inoltro', 'inoltra'] },
  { language: 'pt', reply: ['res', 'resp', 'resposta'], forward: ['enc', 'encam', 'reenc'] },
  {
    language: 'nl',
    reply: ['antw', 'antwoord', 'betr'],
    forward: ['doorst', 'doorgestuurd', 'dst'],
  },
  { language: 'pl', reply: ['odp', 'odpowiedź'], forward: ['pd', 'przek', 'przekaz'] },
  { language: 'cs', reply: ['odp', 'odpověď'], forward: ['přep', 'přeposláno', 'předáno'] },
  { language: 'sk', reply: ['odp', 'odpoveď'], forward: ['prep', 'preposlané'] },
  { language: 'hr', reply: ['odg', 'odgovor'], forward: ['proslijeđeno', 'prosl'] },
  { language: 'sl', reply: ['odg', 'odgovor'], forward: ['posr', 'posredovano'] },
  { language: 'da', reply: ['sv', 'svar'], forward: ['vs', 'videresend', 'videresendt'] },
  { language: 'sv', reply: ['sv', 'svar'], forward: ['vb', 'vidarebefordrat'] },
  { language: 'no', reply: ['sv', 'svar'], forward: ['vs', 'videresend', 'videresendt'] },
  { language: 'is', reply: ['sv'], forward: ['fs', 'frs'] },
  {
    language: 'fi',
    reply: ['vs', 'vast', 'vastaus'],
    forward: ['vl', 'välitetty', 'lähetä edelleen'],
  },
  { language: 'et', reply: ['vs', 'vastus'], forward: ['edasi'] },
  { language: 'lv', reply: ['atb'], forward: ['pārs'] },
  { language: 'lt', reply: ['ats'], forward: ['prs', 'persiųsta'] },
  { language: 'hu', reply: ['vá', 'válasz'], forward: ['tov', 'továbbítás', 'továbbítva'] },
  { language: 'ro', reply: ['răsp', 'rasp', 'răspuns'], forward: ['redir', 'redirecționat'] },
  {
    language: 'tr',
    reply: ['ynt', 'yanıt', 'cevap'],
    forward: ['ilt', 'İLT', 'iletildi', 'İletildi'],
  },
  { language: 'ru', reply: ['отв', 'ответ', 'на', 'ha'], forward: ['пересл', 'пер', 'переслано'] },
  { language: 'uk', reply: ['відп', 'відповідь', 'у відповідь'], forward: ['пересл', 'переслано'] },
  { language: 'bg', reply: ['отг', 'отговор'], forward: ['препр', 'препратено'] },
  { language: 'el', reply: ['απ', 'απάντηση', 'σχετ'], forward: ['πρθ', 'προώθηση'] },
  { language: 'he', reply: ['תשובה', 'השב'], forward: ['הועבר', 'העברה'] },
  { language: 'ar', reply: ['رد', 'الرد'], forward: ['إعادة توجيه', 'تحويل', 'توجيه'] },
  {
    language: 'zh',
    reply: ['回复', '回覆', '答复', '答覆', '回信'],
    forward: ['转发', '轉寄', '轉發', '转寄'],
  },
  { language: 'ja', reply: ['返信', 're'], forward: ['転送', 'fw'] },
  { language: 'ko', reply: ['회신', '답장', '답변'], forward: ['전달', '전송'] },
  { language: 'vi', reply: ['trả lời'], forward: ['chuyển tiếp'] },
  { language: 'id', reply: ['bls', 'balas'], forward: ['trs', 'teruskan'] },
  { language: 'cy', reply: ['atb'], forward: ['yml'] },
];
