// English: words that mean the same thing to a shop, by what they mean. Data only; `concepts.ts` tells how
// the stars are read. Spelt as `normalize` writes them (no apostrophes).

export const ENGLISH_CONCEPTS: Readonly<Record<string, string>> = {
  me: 'i im ive ill id me my mine myself',
  us: 'we us our ours were weve well',
  shop: 'you your youre youve yours ya u ur yall company shop store firm business outfit lot people',
  intend:
    'will ill shall going gonna about intend plan planning have must forced next step left option otherwise else reserve expect let',
  condition: 'if unless until otherwise or else should whether once in case provided',
  deadline:
    'by before until tomorrow friday monday tuesday wednesday thursday saturday sunday tonight noon hours days deadline final last chance ultimatum close eod week within',
  done: 'have has had was already done filed sent reported opened lodged been submitted contacted raised',
  lawyer: 'lawyer* solicitor* attorney* counsel barrister* legal* paralegal law litigat* firm',
  court:
    'court* *court lawsuit* sue sues suing sued claim claims tribunal* judge proceedings magistrat* mcol judgment* bailiff* damages letter action small ccj writ',
  police:
    'police* cops cop fraud garda gardai report reporting reported crime criminal charges sheriff officer theft',
  authority:
    'ombudsman* trading standards bbb bureau consumer* ftc cfpb regulator* attorney general ico gdpr commission* accc fair citizens advice watchdog* ccpc authority authorities privacy commissioner environmental visa* icasa ncc health department',
  statute:
    'act statutory statute* rights section law lawful* unlawful* breach* regulation* consumer entitled entitlement liable liability warranty terms contract*',
  review:
    'review* reviews reviewing star stars *stars trustpilot google yelp rating* rate rated tripadvisor feefo amazon testimonial* feedback sitejabber',
  social:
    'facebook* insta* instagram tiktok* youtube* twitter tweet* follower* followers channel blog* blogger* podcast* reel* story video* whatsapp* group groups forum* reddit subreddit linkedin internet online public publicly viral nextdoor discord x threads community newsletter influencer* subscribers mumsnet boards',
  press:
    'newspaper* paper press journalist* reporter* tv television radio news newsroom watchdog magazine editor column columnist headline* media bbc itv cbc abc nbc rte daily gazette herald tribune consumer guardian times post front page desk',
  tell: 'tell* telling told post posting posts share sharing warn warning warned publish* spread word know knows hear read see everyone everybody anyone friends neighbours neighbors colleagues coworkers family expose exposing name shame screenshot* mention',
  bank: 'bank bank* card cards visa mastercard amex paypal* klarna* credit debit issuer stripe afterpay direct transaction* discover barclays* chase monzo revolut hsbc',
  reversal:
    'chargeback* dispute* disputed disputing reverse* reversal reversing clawback claw claiming claim back protection case recall section 75 s75 refund stop stopped cancel block pull pulling return unauthorised unauthorized',
  fraud:
    'fraud* scam* scammer* ripoff ripped rip crook* thief thieves theft steal* stole stolen con conned conmen cheat* deceiv* decept* deceit dishonest* mislead* misled liar* lied lies lying fake* bogus bait racket shady swindl* robbed robbery robbing phoney phony hidden trick* tricked swizz fleeced',
  insult:
    'idiot* moron* clown* joke* useless incompeten* stupid* pathetic* ridiculous* shambles crap shit* bullshit fuck* bloody damn* arse* ass muppet* cowboy* garbage trash rubbish junk amateur* disgrace* shame* shameful* laughable jokers muppets numpt* eejit* gobshite*',
  fury: 'furious livid fuming angry anger outrag* disgust* appall* unbelievabl* unacceptable fed sick tired enough enraged seething horrend* horrible horrific atrocious abysmal worst unforgiv* inexcus* infuriat* scandal* insult* contempt* raging boiling patience last straw ropeable cross irate spitting gutted had beyond',
  dislike:
    'disappoint* unhappy dissatisf* annoy* frustrat* upset* sad sadly shame pity unfortunately bad poor* poorly concern* worried worry worrying confus* letdown let down unimpress* mediocre cheap* flimsy shoddy tatty unfair rude* abrupt curt unhelpful dismissive gone downhill complain* complaint* regret* sorry expected standard annoyed fobbed miffed narked peeved grumpy cheesed',
  never:
    'never again last time elsewhere competitor* competition goodbye bye lost customer done finished through business',
  repeat:
    'third fourth fifth sixth second twice thrice times again repeatedly several multiple another yet weeks months still since keep kept keeps ago now same',
  silence:
    'reply replies replied response respond* responded answer* answered nobody noone ignor* silence silent hear heard nothing hung hold voicemail unanswered stonewall* runaround fob fobbed brushed template copy canned bot excuses excuse ghosted ghosting crickets radio',
  thanks: 'thank thanks thankyou thx ty cheers grateful appreciat* ta gratitude thankful indebted',
  delight:
    'great lovely love* loves loved brilliant wonderful* excellent perfect* beautiful* gorgeous happy delight* pleased enjoy* amazing fantastic* awesome superb* super fab* best thrilled chuffed impress* delicious tasty marvellous marvelous terrific outstanding magic smashing grand favourite favorite smile* smiling joy* treat treasure stunning cosy comfy exceeded kind kindness helpful friendly polite thoughtful careful* quick* fast prompt* smooth* flawless spotless top bravo kudos hats credit compliment* praise* wow yay legend* legends star cracking ace belter deadly glad lucky sturdy soft',
  recommend:
    'recommend* told referred refer friends everyone customer again loyal forever years back always repeat sister mother mum mom',
  polite:
    'please dear kind regards sincerely hello hi hiya morning afternoon advance faithfully wishes',
  question:
    'how when where what which why who whether can could do does is are would wondering wonder ask asking question know possible any much many',
  parcel:
    'parcel* package* packet delivery delivered deliver* shipping shipped ship shipment* dispatch* despatch* courier* tracking track dhl ups fedex usps dpd evri hermes royal mail post postman postie mailman carrier* driver depot an auspost canada purolator consignment pallet doorstep porch locker customs sent',
  arrive:
    'arriv* arrived came come comes coming received receive get here got turned showed landed waiting wait waited expected expecting due eta reach',
  late: 'late delay* delayed overdue still weeks week month* days yet since long ago stuck lost missing vanished disappeared nowhere never limbo hasnt havent',
  address:
    'address* street house number neighbour* neighbor* moved moving postcode zip apartment flat unit gate doorbell door label safe place shed garage',
  refund:
    'refund* reimburs* money back repay* repaid credit credited cash return returned price paid compensation',
  return:
    'return* returning returned exchange* exchanging swap send sending back label rma guarantee* warranty replacement replace* collection collect restocking drop prepaid',
  broken:
    'broken broke break* damage* damaged defect* faulty fault crack* cracked smash* shatter* chip* chipped scratch* dent* dented torn tear ripped leak* leaking bent snapped split mould* mold* dead died stopped working work works smoke smoking burnt burn* wobbl* hole holes stain* squashed crushed rotten soaked wet loose fell off peeling cracked sparks stem buzzing unusable frayed unravel* bobbl* rust* warped busted stitching',
  missing:
    'missing miss without incomplete half empty only short screw* screws part parts piece pieces bolt* instructions manual instead forgot absent',
  wrong:
    'wrong* incorrect mix mixed instead different other another size colour color fit fits small large big tight loose ordered described description photo picture advertised mistake swapped not',
  invoice:
    'invoice* receipt* vat tax gst ein abn bookkeeper accountant accounts accounting purchase order billing billed statement remittance po quote hst company expense*',
  payment:
    'pay paid paying payment* charge* charged charging double twice card declined billed bill paypal klarna bank transfer deposit instalment* installment* voucher* coupon* code codes discount* promo* gift iban sort balance owe owed overdue reminder dunning collection* debt pending checkout apple authorisation authorization currency price',
  cancel:
    'cancel* cancellation cancelled canceled unsubscribe* subscription* subscribe* membership* renew* renewal* autorenew* newsletter* mailing list delete* deleting close closing account terminate* end ending withdraw* trial stop remove opt plan',
  access:
    'login log logged logging sign signin password* reset account locked lock access* download* downloading link* links open opening opens ebook* epub pdf mobi kindle file files app browser webinar* zoom stream* video* course* module* lesson* licence* license* key activat* serial error* 404 screen blank black sound audio install* update* laptop tablet ipad phone computer code verification email spam load loading loads crash* crashes player portal replay username 2fa chromebook buffering freezes',
  commission:
    'commission* affiliate* partner* partners partnership referral* referrals tracking link cookie* payout* payouts pay earnings sales leads clicks conversions banner* dashboard publisher* threshold program programme id attribution creative* statement promote promoting ambassador* collab*',
  special:
    'engrav* gift* wrap* wrapped wrapping ribbon card note custom* bespoke personalis* personaliz* special favour favor exception bulk wholesale quantity discount wedding* christening birthday* anniversary hotel school* nursery kindergarten charity donat* raffle* fundrais* church sample* reserve hold aside particular date day morning shorten embroider* initials name logo monogram* surprise commission* tailor* classroom teacher* funeral possible could request',
  stock:
    'stock* restock* available availability sold back range discontinued preorder sell stocking carry',
  usage:
    'dimension* cm inch* inches grams kilo weight watt* volt* wash* dishwasher oven compatible compatib* suitable suit instruction* care ingredients allerg* vegan nuts gluten difference between opening hours shop showroom postage shipping price cost much ship abroad ireland canada international hardy plant* sow* prune soil material* made battery batteries work warranty policy offer',
  carrierblame:
    'dhl ups fedex usps dpd evri hermes courier* postman postie mailman driver carrier* yodel auspost purolator',
  harmless:
    'joke joking kidding sorry apolog* mistake misunderstanding found sorted resolved never forget worry ignore turned myself fault oops silly daft actually',
  quality:
    'quality service customer support staff agent helpline hotline phone promise* promised said assured advert* described description material fabric smell* taste* tastes attitude manner tone standard* finish workmanship',
  audience:
    'club clubs *club clubhouse pub pubs bingo parish church congregation village town county neighbourhood neighborhood neighbours neighbors street estate landing flats market markets fair fete show meeting meetings meetup agm assembly conference convention expo panel talk speech stage microphone mic tannoy noticeboard notice board boards window sign poster leaflet flyer flyers newsletter circular bulletin listserv mailing minutes agenda members membership committee council union federation society association guild chamber league team teams coaches parents pta school schools class classroom students pupils staffroom colleagues coworkers crew lads mates customers clients regulars patients guests counter salon barber canteen waiting classes course listeners viewers audience readers readership subscribers fans community scene industry trade everyone everybody anyone whoever thousand thousands hundreds world folk folks people ladies fellas',
  announce:
    'say says saying tell telling told speak speaking talk talking write writing wrote written put putting pin pinning pinned stick sticking tape taped hang hung hanging show showing shown film filming filmed filmin record recorded recording footage clip clips photo photos picture pictures upload uploading uploaded print printed printing name naming names named call calling out report describe describing mention mentioning explain explaining read reading aloud announce announcing announcement circulate circulated warn warning advise advised share sharing spread hashtag tag tagged comment comments thread headline title subject profile edit editing roundup writeup piece column interview interviewed feature featured',
  consumers: 'consumer consumers redressal ombudsman watchdog',
};
