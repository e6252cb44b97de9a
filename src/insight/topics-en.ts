// English: what a mail is about. Data only; see signals.ts. Complaint and praise also follow from mood.
import type { TopicSignals } from './signals.ts';

export const ENGLISH_TOPICS: TopicSignals = {
  refund: [
    [
      3,
      `refund*, empty box, took my money, return .. second, money back, my money .. back, reimburse*, give .. money back, want .. money, full credit, credit note, pay .. back, paid back, money returned`,
    ],
    [
      2,
      `return, returns, returned, returning, send it back, send .. back, sent .. back, sending .. back, exchange, exchanged, swap, return label, return slip, store credit, rma`,
    ],
    [
      1,
      `too small, too big, too large, too tight, doesnt fit, does not fit, didnt fit, guarantee, changed my mind`,
    ],
  ],
  complaint: [
    [
      3,
      `complaint, complaints, complain, complaining, formal complaint, poor service, terrible service, awful service, worst service, appalling service, bad service, rude, way you treat, how you operate, how you treat, thieves, crooks, nobody returned, terms and conditions, wore through, what they used to be, not for the better, treat your customers, treat customers, customer service .. terrible|awful|appalling|joke|disgrace|poor, your staff, hung up on me`,
    ],
    [
      2,
      `disappoint*, dissatisfied, unhappy with, not happy, let down, no reply, no response, no answer, nobody replies, nobody answers, nobody has replied, nobody has answered, no one replies, no one answers, ignored, ignoring, fobbed off, poor quality, bad quality, low quality, quality has gone, cheaply made, flimsy, badly made, shoddy, disgrace*, unacceptable, shambles, misleading, not as described, not as advertised, false advertising`,
    ],
    [1, `service, annoyed, frustrat*, ridiculous, joke, useless, terrible, awful, poor`],
  ],
  delivery: [
    [
      3,
      `where is my order, where is my parcel, where is my package, wheres my order, wheres my parcel, wheres my package, where my order, where my parcel, not arrived, hasnt arrived, has not arrived, havent arrived, never arrived, didnt arrive, did not arrive, yet to arrive, not received, havent received, have not received, never received, didnt receive, not been delivered, hasnt been delivered, never delivered, not delivered, hasnt shipped, not shipped, not been dispatched, tracking*, out for delivery, delivery date, delivery time, delivery address, shipping address, estimated delivery, missing parcel, lost parcel, parcel .. lost, package .. lost, marked as delivered, says delivered, when will .. arrive, when will .. ship, when .. be delivered, still waiting for .. order|parcel|package|delivery, meant to be here, meant to arrive, supposed to be here, supposed to arrive, should have arrived, where it has got to, turned up .. after, arrived .. after, days late, weeks late, named day, when order, when will order, wrong item, wrong size sent, sent me the wrong, sent the wrong, wrong colour sent, items missing, item missing, missing from`,
    ],
    [
      2,
      `delivery, deliver, delivered, shipping, shipped, shipment, dispatch, dispatched, courier, driver, royal mail, evri, hermes, dpd, ups, fedex, usps, parcelforce, in transit, customs, post office, arrive, arrives, arrived, missing`,
    ],
    [
      1,
      `parcel, package, post, posted, tracked, late, will ship, ship, ships, when will, simply like a date, neighbour, neighbor, porch`,
    ],
  ],
  damaged: [
    [
      3,
      `broken, broke, damaged, damage, fell apart, ruined, mush, spoiled, defective, faulty, smashed, cracked, crack in, shattered, scratched, torn, ripped, dented, dent in, leaking, leaked, chipped, snapped, fell apart, falls apart, fallen apart, came apart, doesnt turn on, wont turn on, wont charge, wont switch on, doesnt switch on, not working, stopped working, doesnt work, does not work, mouldy, moldy, mould, in pieces, in bits, bent, crushed, dead on arrival, squashed, burst, soaked, went off, gone off, stale, rancid`,
    ],
    [
      2,
      `replacement, replace, no longer, just clicks, under warranty, claim denied, defect, spare part, warranty, stain, stained, scratch, scratches, hole in, seam, flickers, wobbles, loose, rattles`,
    ],
    [1, `repair, photo, photos, pictures`],
  ],
  payment: [
    [
      3,
      `invoice*, charged twice, charged me twice, double charged, charged double, billed twice, billed me, overcharged, charged me, been charged, was charged, payment*, credit card, debit card, card was declined, card declined, bank transfer, direct debit, pay by, take paypal, pay in, pay with, vat, billing, receipt, reminder fee, overdue notice, instalment*, installment*, klarna, standing order, taken twice, taken from my account, money was taken`,
    ],
    [
      2,
      `paypal, two charges, amount, discount code, voucher code, promo code, coupon, voucher, wrong price, price .. wrong, too much, checkout, iban, tax, statement, transaction`,
    ],
    [1, `price, paid, card, bank, account, cost, fee, fees`],
  ],
  cancellation: [
    [
      3,
      `cancel, cancels, cancelled, canceled, cancelling, canceling, cancellation, unsubscribe, unsubscribed, end my subscription, stop my subscription, end my membership, terminate, close my account, delete my account, do not renew, dont renew, not renew, opt out, take me off, remove me from, withdraw from, call off the order, stop the order, delete my data`,
    ],
    [1, `subscription, membership, contract, mailing list, newsletter, auto renew*`],
  ],
  'access-trouble': [
    [
      3,
      `log in, login, logging in, logged out, sign in, signing in, password*, fresh login, not accepted, passcode, locked out, cant access, not managed to open, managed to open, press the button, nothing happens, cannot read, frozen slide, cannot access, unable to access, no access, access to, download*, wont download, cant open, cannot open, unable to open, wont open, doesnt open, does not open, link .. expired, link .. work*, broken link, dead link, webinar*, video .. play, videos .. play, wont play, doesnt play, wont load, not loading, doesnt load, no sound, black screen, blank screen, activation*, licence key, license key, access code, unlock*, members area, verification code, reset link, reset email, stream*`,
    ],
    [
      2,
      `ebook*, e book*, e books, pdf, online course, course, video*, app, audiobook*, kindle, ipad, tablet, browser, zip`,
    ],
    [1, `computer, laptop, phone, link, file, open, click`],
  ],
  commission: [
    [
      3,
      `commission*, affiliate*, referral fee*, referral bonus, referral link*, partner program*, partner programme, payout*, reseller*, referred sales, partner account, partner id, sub affiliate*, referrals i`,
    ],
    [1, `partner, earnings, referral*`],
  ],
  'special-request': [
    [
      3,
      `special request, special favour, special favor, a favour, a favor, exception, engrave, engraved, engraving, gift wrap*, gift card with, gift note, handwritten note, personalise*, personalize*, custom made, custom order, custom size, bespoke, made to measure, signed copy, dedication, bulk order, bulk discount, large order, wholesale, quantity discount, sponsor*, raffle, donate, donation, charity, collaborat*, review copy, rush order, express, expedite, set aside, put aside, reserve, hold one, pick it up, pick up in person, collect in person, collect it, in a different colour, in a different color, instead of the, unusual request, odd request, strange request, interview`,
    ],
    [1, `would it be possible, gift, birthday, wedding, surprise, wish`],
  ],
  question: [
    [
      3,
      `a question, quick question, have a question, some questions, few questions, i was wondering, was wondering, i wonder, wondering if, wondering whether, could you tell me, can you tell me, can you advise, please advise, would you recommend, do you recommend, which one, which size, difference between, suitable for, is it suitable, compatible with, do you take, is it genuine, genuine, is this you, tumble dryer, wash, washing, clean, do you have, do you stock, do you sell, do you ship to, do you deliver to, do you offer, back in stock, in stock, opening hours, how long does, how long do, how do i, how does, how big, how tall, how heavy, how many, dimensions, ingredients, allerg*, instructions, is there a, are there any, does it come, does it work with, does the, can it be, can i use, is it possible, is it safe, is it true, are you planning, will there be, id like to know, would like to know`,
    ],
    [1, `question, which, how, what, whether, ask, enquiry, inquiry`],
  ],
  praise: [
    [
      3,
      `well done, keep it up, keep up the, thank you so much, thanks so much, thank you for the wonderful|great|lovely|amazing|fantastic|excellent|quick|fast|speedy|prompt, thanks for the wonderful|great|lovely|amazing|fantastic|excellent|quick|fast|speedy|prompt, just wanted to say, wanted to say thank*, wanted to thank, say a big thank*, big thank you, huge thank you, compliment*, hats off, customer for life, by far the, how it is done, keep asking me where, never had that anywhere, rang me, five stars, five star review, glowing, so good, stupidly good, best thing, cheered, told .. about you, love it, love them, love my, absolutely love, i love your, we love, delighted, over the moon, so happy with, very happy with, so pleased, very pleased, really pleased, best service, great service, excellent service, fantastic service, brilliant service, wonderful service, recommend you, recommended you, highly recommend, couldnt be happier, could not be happier, made my day, kudos, praise`,
    ],
    [
      1,
      `great, lovely, brilliant, fantastic, wonderful, excellent, amazing, perfect, superb, beautiful, gorgeous, happy, thank, thanks`,
    ],
  ],
};
