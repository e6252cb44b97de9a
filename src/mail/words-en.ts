import type { AlertKind, Words } from './words-shape.ts';

const ALERT: Readonly<Record<AlertKind, string>> = {
  unhappy: 'Extremely unhappy customer',
  super: 'Super customer',
  other: 'Please have a look',
  both: 'Extremely unhappy super customer',
};

const TITLE: Readonly<Record<AlertKind, (customer: string) => string>> = {
  unhappy: customer => `${customer} is extremely unhappy.`,
  super: customer => `${customer} is a super customer and has written.`,
  both: customer => `${customer}, a super customer, is extremely unhappy.`,
  other: customer => `Please have a look at the mail from ${customer}.`,
};

/** `, one of them urgent` */
function urgently(waiting: number, urgent: number): string {
  if (urgent === 0) return '';
  if (waiting === 1) return ', urgent';
  if (urgent === waiting) return waiting === 2 ? ', both urgent' : ', all urgent';
  return `, ${urgent === 1 ? 'one' : urgent} of them urgent`;
}

export const ENGLISH: Words = {
  language: 'en',
  fence: {
    card: 'only for you, not for the customer',
    mailFrom: name => `the mail from ${name}`,
  },
  label: {
    important: 'Important',
    customer: 'Customer',
    value: 'Value',
    mood: 'Mood',
    threats: 'Threatens',
    topic: 'Topic',
    labels: 'Labels',
    order: 'Order',
    guarantee: 'Guarantee',
    payment: 'Payment',
    given: 'Given',
    unclear: 'Still unclear',
    assignee: 'Assigned to',
    dueBy: 'Answer by',
    overdue: 'Overdue',
    handedOver: 'Taken over',
    received: 'Received',
    alsoTo: 'In copy',
    files: 'Attached',
    caution: 'Caution',
    history: 'History',
    suggestion: 'Suggestion',
  },
  level: {
    'extremely-unhappy': 'extremely unhappy',
    unhappy: 'unhappy',
    neutral: 'matter-of-fact',
    happy: 'friendly',
  },
  topic: {
    refund: 'refund',
    complaint: 'complaint',
    delivery: 'delivery',
    damaged: 'damaged goods',
    payment: 'payment',
    cancellation: 'cancellation',
    'access-trouble': 'trouble getting access',
    commission: 'partner and commission',
    'special-request': 'special request',
    question: 'question',
    praise: 'praise',
  },
  threat: {
    public: 'public criticism',
    legal: 'legal action',
    chargeback: 'a chargeback',
  },
  value: {
    super: 'super customer',
    high: 'high',
    medium: 'medium',
    low: 'low',
    unknown: 'not known yet',
  },
  noSubject: '(no subject)',
  noTopic: 'not clear, please read',
  via: (customer, business) => `${customer} via ${business}`,
  sender: business => `Kulanz, ${business}`,
  assign: person => `#assign ${person}`,
  handover: {
    help: customer =>
      `Just reply to this mail: ${customer} gets your words and nothing else. ` +
      'Commands, in the first line: #close #note #assign #wait #topic #mood',
    ticketSince: at => `, case open since ${at}`,
    handedOver: (from, reason) => `was with ${from}; ${reason}`,
    wrote: (who, at) => `${at}, ${who} wrote:`,
    answered: (who, at) => `${at}, ${who} answered:`,
    noted: (who, at) => `${at}, note by ${who}:`,
    history: (all, shown) => {
      if (all === 1) return 'one earlier message';
      return shown < all ? `${all} earlier messages, the last ${shown}` : `${all} earlier messages`;
    },
    alsoTo: who => `${who}; your answer goes there too`,
    picture: 'picture',
    noText: 'This mail contains no text.',
    cutShort: number =>
      `This mail is exceptionally long and cut short here. In full: kulanz show ${number}`,
    notLookedUp:
      'Orders and gifts could not be looked up just now; please look into your shop yourself',
    leftOut: (files, more, mailbox) =>
      `Too large to come along: ${files}${more > 0 ? ` and ${more} more` : ''}. ` +
      `The whole mail is in the mailbox ${mailbox}.`,
  },
  alert: {
    subject: (kind, customer, number) => `${ALERT[kind]}: ${customer} [${number}]`,
    title: (kind, customer) => TITLE[kind](customer),
    withYou: until => `you, answer by ${until}`,
    withOther: (who, until) => `${who}, answer by ${until}`,
    help: customer =>
      `Would you like to answer yourself? Just reply to this mail: ${customer} gets your words ` +
      'and nothing else.',
    more: (who, takeOver) => `${who} has the whole mail; ${takeOver} brings it to you.`,
    why: 'Why',
    customerSubject: 'Subject',
  },
  digest: {
    subject: (waiting, urgent) => {
      if (waiting === 0) return 'Nobody is waiting for an answer';
      const who = waiting === 1 ? 'one customer' : `${waiting} customers`;
      return `Who is waiting: ${who}${urgently(waiting, urgent)}`;
    },
    title: at => `Who is waiting, ${at}`,
    summary: (open, waiting, urgent) => {
      const first = waiting === 1 ? 'One customer is waiting' : `${waiting} customers are waiting`;
      const rest = urgently(waiting, urgent);
      return `${first} for an answer${rest}. Open: ${open} ${open === 1 ? 'case' : 'cases'}.`;
    },
    since: (fresh, answered) => `Since the last digest: ${fresh} new, ${answered} answered.`,
    empty: 'Nobody is waiting for an answer.',
    overdue: 'overdue',
    waits: (lasting, at) => `Waiting for ${lasting} (since ${at})`,
    waitsNot: "Answered, it is the customer's turn",
    due: (who, until) => `With ${who}, answer by ${until}`,
    wasDue: (who, until) => `With ${who}, was due ${until}`,
    again: (who, until) => `With ${who}, comes back ${until}`,
    closes: (who, until) => `With ${who}, closes ${until} if nothing more comes`,
    more: count => `and ${count} more: kulanz tickets --open`,
    load: 'Who has how much',
    open: count =>
      count === 0 ? 'no open case' : count === 1 ? '1 open case' : `${count} open cases`,
    away: until => `away until ${until}`,
    problems: 'What else you need to know',
    moreProblems: count => `and ${count} more, which the next digest names`,
    footer:
      'Every case is a mail in the mailbox of the person named. Whoever replies to that mail ' +
      'answers the customer. This digest is for you alone.',
  },
};
