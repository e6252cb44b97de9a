// Which column is what: the headings of the exports, and those that a merchant would write by hand.
import type { OrderSource } from './order.ts';

export type OrderField =
  | 'number'
  | 'address'
  | 'date'
  | 'total'
  | 'currency'
  | 'shipped'
  | 'delivered'
  | 'paid'
  | 'due'
  | 'reminders'
  | 'refunded'
  | 'cancelled'
  | 'status'
  | 'product'
  | 'sku'
  | 'quantity'
  | 'items'
  | 'name'
  | 'firstName'
  | 'lastName'
  | 'phone';

/** Where a field stands: columns in the order in which they are asked. */
export type Columns = Readonly<Partial<Record<OrderField, readonly number[]>>>;

export interface Layout {
  readonly source: OrderSource;
  readonly columns: Columns;
  /** How many cells a line has. */
  readonly width: number;
}

/** Without these nothing is an order. */
export const NEEDED = ['number', 'address', 'date', 'total'] as const;

type Headings = Readonly<Partial<Record<OrderField, string>>>;

/** As `headingKey` writes them; the first that a file has is asked first. */
const SHOPIFY: Headings = {
  number: 'name',
  address: 'email',
  date: 'createdat',
  total: 'total',
  currency: 'currency',
  shipped: 'fulfilledat',
  paid: 'paidat',
  due: 'nextpaymentdueat',
  refunded: 'refundedamount',
  cancelled: 'cancelledat',
  status: 'financialstatus',
  product: 'lineitemname',
  sku: 'lineitemsku',
  quantity: 'lineitemquantity',
  name: 'billingname shippingname',
  phone: 'phone billingphone shippingphone',
};

const WOOCOMMERCE: Headings = {
  number: 'ordernumber ordernumberformatted orderid order id',
  address: 'billingemail emailbilling customeremail email',
  date: 'orderdate datecreated date',
  total: 'ordertotal ordertotalamount total',
  currency: 'ordercurrency currency currencycode',
  shipped: 'completeddate datecompleted shippeddate',
  paid: 'paiddate datepaid',
  refunded: 'refundedtotal orderrefundamount totalrefunded totalrefundamount',
  status: 'orderstatus status',
  product: 'itemname productname lineitemname',
  sku: 'itemsku sku lineitemsku',
  quantity: 'itemquantity quantity lineitemquantity',
  items: 'lineitems orderitems',
  name: 'customername billingname',
  firstName: 'billingfirstname firstnamebilling',
  lastName: 'billinglastname lastnamebilling',
  phone: 'billingphone phonebilling',
};

const PLAIN: Headings = {
  number:
    'order ordernumber orderno ordernr orderid bestellnummer bestellnr bestellung auftragsnummer auftragsnr auftrag rechnungsnummer invoicenumber',
  address: 'email mail emailaddress mailaddress customeremail emailadresse mailadresse kundenemail',
  date: 'date orderdate orderedat createdat datum bestelldatum bestelltam auftragsdatum',
  total:
    'total ordertotal amount totalamount grandtotal betrag summe gesamt gesamtbetrag gesamtsumme bruttobetrag rechnungsbetrag',
  currency: 'currency currencycode ordercurrency wahrung waehrung',
  shipped: 'shipped shippedat shippingdate versendet versendetam versandt versandtam versanddatum',
  delivered:
    'delivered deliveredat deliverydate geliefert geliefertam lieferdatum zugestellt zugestelltam',
  paid: 'paid paidat paymentdate bezahlt bezahltam zahlungsdatum',
  due: 'due dueat duedate fallig faellig falligam faelligam falligkeit zahlungsziel',
  reminders: 'reminders mahnungen mahnstufe',
  refunded: 'refunded refundedamount refund erstattet erstattung erstattungsbetrag',
  status: 'status orderstatus bestellstatus zustand',
  product: 'product productname item itemname artikel artikelname produkt produktname',
  sku: 'sku artikelnummer artikelnr artnr',
  quantity: 'quantity qty menge anzahl stuckzahl stueckzahl',
  name: 'name customer customername kunde kundenname',
  firstName: 'firstname vorname',
  lastName: 'lastname surname nachname',
  phone: 'phone phonenumber telephone telefon telefonnummer tel mobile handy',
};

const HEADINGS: Readonly<Record<OrderSource, Headings>> = {
  shopify: SHOPIFY,
  woocommerce: WOOCOMMERCE,
  plain: PLAIN,
};

export type Recognised =
  | { readonly layout: Layout }
  | { readonly source: OrderSource; readonly missing: readonly OrderField[] };

/** Which export a heading line is of, and where its columns are; or what is missing. */
export function recognise(cells: readonly string[]): Recognised {
  const keys = cells.map(headingKey);
  const source = sourceOf(new Set(keys));
  const columns: Partial<Record<OrderField, number[]>> = {};
  for (const [field, names] of Object.entries(HEADINGS[source])) {
    const at = names.split(' ').flatMap(name => (keys.includes(name) ? [keys.indexOf(name)] : []));
    if (at.length > 0) columns[field as OrderField] = at;
  }
  // "Order Export" writes line_item_1, line_item_2, ...
  const numbered = keys.flatMap((key, index) => (/^lineitem\d{1,4}$/.test(key) ? [index] : []));
  if (source === 'woocommerce' && numbered.length > 0) columns.items = numbered;
  const missing = NEEDED.filter(field => columns[field] === undefined);
  if (missing.length > 0) return { source, missing };
  return { layout: { source, columns, width: cells.length } };
}

function sourceOf(keys: ReadonlySet<string>): OrderSource {
  const has = (...names: string[]): boolean => names.some(name => keys.has(name));
  if (has('lineitemname') && has('financialstatus', 'createdat')) return 'shopify';
  if (has('billingemail', 'emailbilling')) return 'woocommerce';
  return 'plain';
}

/** "E-Mail (Billing)" and "e_mail_billing" are one: letters and digits, no accents, lower case. */
function headingKey(heading: string): string {
  return heading
    .slice(0, 100)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}
