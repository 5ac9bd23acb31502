/** Words of life outside the cloud, and of other people's clouds. Each list is words as typed. */

const list = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Life outside the cloud: the more of these, the less the question is ours. */
export const EVERYDAY_WORDS = list(`
office offices kitchen fridge freezer microwave dishwasher milk coffee tea sugar lunch dinner
breakfast brunch snack snacks pizza restaurant cafe canteen meal cake cakes cookies biscuits
muffin muffins sandwich soup salad cheese bread beer wine pub chocolate recipe recipes cook
cooking bake baking plant plants garden gardening flowers watering desk desks chair chairs sofa
reception receptionist stationery cupboard drawer printer toner stapler whiteboard meeting
meetings standup retro floor stairs staircase elevator toilet toilets bathroom shower sink parking
permit car cars bike bikes bicycle bus buses train trains tram metro timetable commute commuting
taxi flight flights airport hotel holiday holidays vacation annual sick salary bonus expenses
payday birthday party wedding gift gifts hoodie hoodies tshirt shirt shirts swag socks sock shoe
shoes coat jacket trousers puppy dog dogs cat cats pet pets baby babies toddler kid kids child
children nursery teacher homework mum mom dad mother father parent parents wife husband brother
sister grandma friend friends garage kettle street streets road roads pothole potholes town
village council mayor president minister king queen prince election vote war football footballer
soccer goalkeeper striker referee rugby cricket tennis golf basketball baseball hockey marathon
gym yoga chess poker game games gaming league movie movies film films episode song songs band
music concert guitar piano novel poem poems poetry joke jokes riddle weather rain raining rainy
sunny sunshine umbrella snowing galaxy galaxies astronomy telescope moon planet planets greek
latin french spanish german italian chinese japanese mythology delphi philosophy geography
scotland england wales manchester leeds liverpool rome madrid italy rainforest
deforestation ocean beach mountain pumpkin pumpkins halloween christmas xmas easter santa carnival
fruit apple apples banana vegetable vegetables potato laundry washing ironing cleaning cleaner
vacuum hoover carpet curtain curtains furniture decor blanket pillow bed bedroom bath toy toys
doll lego stroller goalie wifi mousepad headset headphones webcam projector sim jira confluence
ticket tickets trello asana notion figma zoom webex excel powerpoint outlook photoshop illustrator
copilot chatgpt openai gpt cursor claude gemini siri alexa spotify netflix youtube tiktok
instagram facebook twitter tesla spacex disney nike ikea starbucks uber airbnb ebay paypal
whatsapp telegram salesforce hubspot workday sap servicenow zendesk snowflake databricks heroku
vercel netlify cloudflare akamai digitalocean linode hetzner ovh dropbox gmail icloud newspaper
magazine ceo cfo founder celebrity actor actress singer painter author shareholder stocks bitcoin
insurance mortgage pension tax taxes loan parcel parcels courier postman doctor dentist hospital
medicine pill hair haircut makeup ideas idea hobby hobbies travel trip tourist museum zoo penguin
penguins bird birds fish tiger lion horse cow sheep bee owes owe tip stink stinks smell smells
summit conference webinar meetup hackathon keynote exam exams practitioner architect hiring
recruit recruiter interview interviews cv resume vacancy vacancies offsite karaoke raffle slack
discord kindle prime iphone ipad samsung pixel playstation xbox nintendo steam minecraft fortnite
swimming swim skiing ski snowboard surfing surf sail sailing boat ferry cruise yacht canoe fishing
hiking hike camping camp tent climbing dance dancing dancer ballet opera theatre theater cinema
circus festival fair parade knee leg legs foot feet nose ear ears tooth teeth heart blood brain
stomach headache fever cold flu cough sneeze nurse surgery therapy yoghurt yogurt butter egg eggs
meat chicken beef pork bacon sausage rice pasta noodles sushi taco burger burgers fries ketchup
juice lemonade soda cola whisky vodka cocktail cocktails tray plate plates bowl spoon fork knife
cup mug oven stove toaster tree trees flower leaf grass lawn farm farmer tractor barn forest wood
woods hill hills lake island islands desert hamster rabbit mouse rat snake spider spiders wasp
wasps ant ants butterfly butterflies lipstick perfume soap shampoo towel mirror lamp candle
candles lightbulb bottle bottles bag bags backpack suitcase wallet purse jewelry ring necklace
diamond gold silver king's pope bishop church temple mosque monk prayer religion god goddess
france germany portugal greece poland sweden norway denmark finland netherlands belgium
switzerland austria russia ukraine turkey japan china india korea australia mexico brazil
argentina africa egypt kenya america europe usa berlin munich hamburg barcelona lisbon
vienna geneva amsterdam brussels oslo copenhagen helsinki dublin
york chicago boston seattle delhi honda toyota ford bmw mercedes
volvo van truck lorry motorbike scooter tyre tyres wheel wheels petrol diesel-car mechanic
shakespeare hamlet picasso mozart beethoven einstein newton lisa trump obama biden musk bezos
penicillin vaccine molecule atom physics chemistry biology maths algebra geometry theorem knitting
sewing painting pottery origami crochet puzzle crossword sudoku barber salon spa massage tattoo
apartment landlord's tenant's rent plumber plumbing electrician carpenter painter-decorator
gardener babysitter nanny payslip payroll-question pension-plan raise-request timesheet ferret
unicorn dragon wizard magic witch ghost zombie vampire pirate pirates ninja superhero costume
costumes dress skirt jeans pyjamas scarf gloves mittens boots sandals sneakers spade shovel hammer
screwdriver drill-bit ladder paint brush vase sculpture gallery telephone charger cable-tie usb
headphone earbuds speaker speakers tv television waiter waitress chef bartender lifeguard
firefighter policeman soldier army navy haiku limerick essay speech toast airtable miro monday.com
basecamp linear bitbucket gitlab calculator boiler hallway cactus arsenal chelsea peru alps
department google okta driving reservation shed roof patio terrace spare house flat home gas bulb
goal goals volleyball vocals corridor career calculus locomotive postcode warehouse
`);

/** Another provider, or software that somebody else runs for you. */
export const OTHER_CLOUDS = list(`
azure gcp entra gke aks bigquery cosmosdb sharepoint onedrive intune office365 o365 m365 alibaba
aliyun tencent openstack digitalocean linode hetzner ovh ovhcloud heroku vercel netlify cloudflare
gmail icloud firebase supabase oci gce
`);
export const OTHER_CLOUD_PHRASES: readonly string[] = [
  'google cloud',
  'google workspace',
  'google drive',
  'microsoft 365',
  'office 365',
  'oracle cloud',
  'ibm cloud',
  'alibaba cloud',
  'cloud run',
  'google encrypt',
  'does google',
  'on google',
  'microsoft teams',
  'app engine',
  'azure ad',
  'autonomous database',
];

/** Words of topics that everyday life uses too: alone beside words we don't know, they prove nothing. */
export const PLAIN_WORDS = list(`
key keys train training fire power cool cooling cold heat lock locks locking locked gate gates
guard guards camera cameras table window windows bucket patch patches flood water port ports host
hosts guest guests bill bills badge badges door doors room rooms building buildings access light
code change changes report reports record records file files glass card cards pass cost costs
price pay pays budget charge charges spend course teach teaching test tests drill exercise label
labels tag tags watch watches alarm alarms alert monitor model models prompt agent agents program
device devices phone phones laptop tablet account accounts licence license permit staff visitor
visitors inventory domain site sites plant storm lightning generator fence fences cable cables
wire switch route routes traffic connection drive drives tape image images box boxes rack racks
kit gear equipment machine machines metal energy green carbon footprint recycling spare fix fixes
repair replace broken dead break fail crash backup cover function volume trail notifications
satellite document key card rules rule right rights delete old lost leak stolen report insurance
supplier suppliers contract scale speed performance load size tool tools package product country
location edge climate environment weather disaster service education workshop email open closed
private personal hole bug flaw virus attack threat renew renewal renews reservation heating heater
coach coaching coaches neighbour neighbours neighbor noisy forecast outage river battery batteries
smoke store stores shop order orders delivery parcel view book party chair bench mail number call
calls message messages gas oil pipe pipes leaks tap bath tank engine motor brake tyre fuel road
bridge tower station airport harbour ship dock crane truck van fan fans filter filters cleaner
cleaning wash pump valve meter gauge cord plug socket lamp bulb house flat apartment home homes
landlord tenant tenants builder roof wall walls floor stairs garden class classes lesson lessons
exam exams student students school uni university degree contracts lawyer legal law laws court
judge trial police crime thief steal theft burglar doctor patient patients hospital health medical
nurse bank money salary wage tax fee fees refund loan debt game player match score team league cup
race sport ball food drink meal bottle plate pot pan dog cat horse bird fish animal tree flower
leaf grass film movie song music band show stage actor story novel date dates time hour hours day
paper papers letter letters pen ink notebook folder drawer shelf colour shape weight height length
width age name names king queen prince president mayor minister election vote war army peace rain
snow sun wind cloud clouds sky star moon glue string rope bolt screw nail hammer picture photo
screen mirror frame sound noise voice radio tv head hand foot eye ear nose mouth hair skin shoe
shirt coat hat bag car cars bike bus trains plane boat street city town village countries island
gold silver iron steel stone concrete wood plastic guardian keeper goalkeeper striker inspect
inspection tour visit visits entry entrance exit broker dealer seller buyer member membership club
gym pool scan scanner copy copies print printer electricity electric nuclear solar chip chips
board boards panel panels duplicate damaged cracked support help desk hotline ticket tickets
signal contact contacts ring rings chain link links market marketplace auction hosting clock timer
flu bugs safety shield sword knight block blocks brick bricks column row rows chapter page pages
pools lane lanes schedule calendar deadline play concert response reply answer rehab injury bot
bots robot robots invoice receipt retirement pension fleet crew captain spring summer autumn
winter area share shares understudy substitute restore restoration antique album single source example case
value worth path hike loud quiet stream brook pipeline subject theme event line waiting mop broom
group bunch lymph jar tupperware shipping wedding cache treasure shell beach virtual reality goal
goals paying red blue yellow black white purple orange pink brown grey self
`);

/** Real words that look like a misspelling of one of ours. */
export const ORDINARY_WORDS = list(`
specified progress waiting warning print prints printer pointer quote style exception technical
shown pitch width sell sells thread threads compiler returning reset resets compiled produce
comment comments constant furnished projects stable easier free printing latter difference random
word words meta referred exits revision produced sale sales speed sample state states whenever
clone repeated correction corrections abort produces identified compare compares interval practice
practices construct contract contractor constructor preserve differently linker linked exclusive
decode situations handler expanded necessarily white typo typos chars compilers identifies hint
hints temporarily interest interests precision poll polls submit corrected comparing timer timers
loop loops excluded slower inclusion wait waits waited simpler alter distinct prefix parses
immediate confusion wrote understood contributed contexts chance chances maintainers floating
writer writers discovered discover discovers combine consumed renaming transaction refuse contrast
quiet tail tails queued underline solid relied throughout frequently ease filling vice literals
wording resulted handy reverted drivers emits pure bunch composer sparse closer drawn intervals
presented intro employed harder race races racing replies reply draft reversed stats cast casts
quit stray practical stuck smart clarity hiding hide probe clearer multiply theme spent confuse
arising hides rebuilt loose promise promises selector bracket traversing relocation extensive
noise noisy derive checker patent patents wider simplest fraction trick tricks variation recipient
cloning mixing mix transmit sticky carries whatsoever clash hang hangs hanging multiplied
intention inverted audio healthy health influence decodes proceeding repeating rejection seeking
seek lacking lack overload prone multiples divide producer intentional contributor cell cells
parity arise stronger strong christian speaking altering shutting shut slave catches catch
catching advisory leader leaders browse looker efforts pressing press believed relocated dividing
relaxed relax trade chose receiver resort spoke delegation overlay mask masking contrary
importantly comparable companion offering offer lacked incidental wishing wish subset subsets
trial trials mistaken bullet frequent pain passive currency confidence logo logos qualify imagine
recreation seal sealing derives invent invented invention inventor relocate curse awaiting await
withdrawn funding fund commenting burst watchdog quirk modal expert experts smarter oversight
suspend suspending hoist modem speeding inherent moments relevance launcher ether patience patient
treaty tie ties threw throw coarse remembered filler play playing player players requestor
recurring planner saver settled thorough tighter motivation claim claiming claims grain shape
shaping shaped proof creative trap trapping lengthy inhibited robot robots react reaction
reputation stride facet spite stroke robin compete competing competition danger temporal proven
waiver coupled couples projection analyses literary streamline grand congestion tile tiles coder
spinning carrier trait tack hope hopes hoped necessity decade decades contradict supposedly
competent stemming monkey monkeys conducted watcher proactive polite sliding slide appeal
intensity tying chart charts prose strengthen seat seats confined feel feels feeling felt cheat
novice confident transcript greeting stripe stem stems formulation coast roast toast boast post
posts paste pasta haste taste waste latch match watch batch hatch ditch witch fetch sketch stretch
sock clock block knock shock rock rocks flock dock docks brick thick neck deck peck wreck cheque
chess dress stress phase phrase vase erase grade blade fade shade jade raid maid paid mood food
wood hood flood blood root boot hoot foot tool pool fool cool school drool stool spool spoon moon
noon rage page cage stage wage sage gauge range orange change barge merge verge surge urge forge
gorge fence pence hence prince mince dance lance glance france trance stance instance distance
bill pill hill skill drill grill thrill chill spill quill sport shore store stock stick stack
struck truck track crack crash trash brash flash flush blush brush crush heart hearts earth hearth
wealth stealth death breath breathe wreath teeth riddle middle fiddle saddle paddle puddle cuddle
muddle meddle peddle jelly belly bully dully sully hilly chilly winner dinner thinner spinner
sinner inner runner gunner tanner banner manner scanner spanner castle cattle battle bottle rattle
kettle nettle mettle metal medal pedal petal
`);
