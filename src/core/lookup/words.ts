/** Words of the language itself, which no topic owns. Each list is words as typed, parted by spaces. */

const list = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Carry a sentence and say nothing about a topic. */
export const FUNCTION_WORDS = list(`
a an the this that these those here there it its itself i me we us they them he she him her his
you your yours ourselves yourself themselves who whom whose what which where when why how whether
if then else so as at by for from in into of on onto to with within about again along among around
but and or nor not no yes yeah yep nope don't both either neither each every all any some such
than too very can could will would shall should may might must do does did done doing be is are am
was were been being have has had having let lets s t re ve ll d aren't doesn't don didn won't
can't isn aren doesn wasn plus vs versus etc eg ie via per upon while during until till because
since though although u r ur pls plz thx ty im ill ive id dont doesnt isnt arent cant wont whos
whats thats theyre gonna wanna gotta
`);

/** Frame a question, or fit any topic. They never count against an answer, and little for one. */
export const SOFT_WORDS = list(`
responsible responsibility responsibilities responsability accountable accountability liable
liability answerable own owns owner owners owned owning ownership job jobs task tasks duty duties
burden problem problems headache concern concerned concerns worry worries hook fault blame remit
charge plate side sides part parts party parties handle handles handled handling manage manages
managed managing look looks looking care cares caring deal deals dealing dealt sort sorts sorted
sorting run runs running ran operate operates operated operating maintain maintains maintained
maintaining upkeep keep keeps keeping kept ensure ensures ensuring sure make makes making made
perform performs carry see sees saw supposed meant mean expected expect need needs needed get gets
getting got give gives giving given take takes taking took taken put puts putting go goes going
gone come comes coming came work works working happen happens happening happened say says said
saying tell tells telling ask asks asked asking answer answers know knows knowing think thinks
want wants wanted like likes try tries trying help helps use uses used using user decide decides
deciding decided decision choose chooses choosing chosen pick picks picking picked select selects
selecting determine determines determining set sets setting define defines defining write writes
writing written create creates creating created add adds adding added apply applies applying
applied turn turns turning turned switch switching switched enable enables enabling enabled
configure configures configuring configured implement implements implementing install installs
installing installed provide provides providing provided supply supplies supplied check checks
checking checked verify verifies review reviews reviewing bring brings brought hold holds held
find finds found show shows start starts stay stays begin begins call calls called matter matters
mind sit sits sitting sat lie lies belong belongs fall falls secure secured secures securing
security safe safely safety protect protects protecting protected protection safeguard safeguards
safeguarding guaranteed guarantee guarantees control controls controlling controlled hi hello hey
morning afternoon please thanks thank cheers sorry quick question questions obvious dumb stupid
silly noob newbie wondering wonder curious curiosity confused confusing unsure clarify
clarification explain boss bosses manager managers colleague colleagues team teams folks people
person someone somebody anyone anybody everybody everyone nobody one ones company org organisation
business project prod production environment environments env dev staging stuff thing things
everything anything something nothing whole entire entirely actual actually really just only even
also still already ever usually normally basically exactly proper properly correct correctly right
true false today now nowadays currently later soon new newer newest old older brand fresh current
existing certain specific particular different various several multiple couple few lot lots bit
bits big small large little more most less least much many ourselves good bad better overall
general generally common typical typically single first second third two three four both half
halves rest other others another same similar kind kinds type types way ways case cases point end
ends level levels layer layers piece pieces item items area areas name names list lists place
places moment month months week weeks day days daily weekly monthly year years yearly quarterly
annually night time times regular regularly periodic routine ongoing always never often sometimes
once anymore instead together apart away back forward next last far near inside outside internal
external internally high low max full fully total totally complete completely simple simply easy
hard important aws amazon cloud clouds service services resource resources workload workloads
customer customers client clients vendor provider providers whichever whatever whoever anyway
alright ok okay fine well maybe perhaps probably possibly guess assume assuming believe heard read
understand understanding remember yell shout chase contact talk speak argue settle debate bet our
ours my mine us them their theirs long short term wise regarding concerning respect terms context
basis allowed able ready possible available step steps action actions activity activities effort
process processes procedure procedures aspect aspects require requires required requirement
requirements involve involves involved include includes including included exist exists remain
remains left kick follow follows followed oversee oversees supervise supervises govern governs
governing administer administers administering administration admin undertake undertakes assign
assigned assigns delegate delegated doing happy glad sad worried nervous scared instruction
instructions yall down off without against between over out up before after across attach attaches
attaching attached detach organise organises organising organised organize organizes organizing
organized live lives living lived hooked pass passes passing passed send sends sending sent
receive receives reach reaches reaching love feed arrange arranges arranging arranged coordinate
pull pulls pulled push pushes pushed move moves moving moved touch touches touching planning
planned serve serves serving covering covered addressing carried deliver grab fulfil fulfill meet
meets met hand hands handed treat treats treated stand stands standing stood allow allows let
letting fill fills signs signing signed buy buys buying bought bother bothers respond responds
responding issue issues raise raises raising raised contribute cause causes caused lead leads
leading led head heads heading drives driven driver suppose consider considers considering
considered appear appears become becomes rely relies relying trust trusts trusted cared interested
actively mostly mainly partly partially jointly separately individually automatically manually
manual obviously certainly definitely surely roughly anyhow etc yesterday tonight early late
recently lately finish finished finishes monday tuesday wednesday thursday friday saturday sunday
weekend january february april june july august september october november december hundred
hundreds thousand thousands noone fleet tick ticks lay lays laid shared joint split divided reason
reasons idea fact truth story wild fun efficiently effectively reliably continuously constantly
scenario situation example instance's everyday kindly urgently urgent asap immediately straight
truly literally seriously honestly tidy smooth smoothly okayish generic individual combined joined
mixed related relevant appropriate suitable necessary mandatory optional obligatory legal legally
formally technically practically theoretically ideally hopefully went told did gave thought knew
seemed seems seem looked blah um uh hmm oh ah
`);

/** Life outside the cloud: the more of these, the less the question is ours. */
export const EVERYDAY_WORDS = list(`
office offices kitchen fridge freezer microwave dishwasher milk coffee tea sugar lunch dinner
breakfast brunch snack snacks pizza restaurant cafe canteen meal cake cakes cookies biscuits
muffin muffins sandwich soup salad cheese bread beer wine pub chocolate recipe recipes cook
cooking bake baking plant plants garden gardening flowers watering desk desks chair chairs sofa
reception receptionist stationery cupboard drawer printer toner stapler whiteboard meeting
meetings standup retro floor stairs staircase elevator toilet toilets bathroom shower sink parking
permit car cars bike bikes bicycle bus buses train trains tram metro timetable commute commuting
taxi cab flight flights airport hotel holiday holidays vacation annual sick salary raise bonus
expenses payday birthday party wedding gift gifts hoodie hoodies tshirt shirt shirts swag socks
sock shoe shoes hat coat jacket trousers puppy dog dogs cat cats pet pets baby babies toddler kid
kids child children nursery teacher homework mum mom dad mother father parent parents wife husband
brother sister grandma family friend friends neighbour neighbor neighbours garage kettle street
streets road roads pothole potholes town village council mayor police president minister king
queen prince government election vote war football footballer soccer goalkeeper striker referee
rugby cricket tennis golf basketball baseball hockey marathon gym yoga chess poker game games
gaming league movie movies film films episode song songs band music concert guitar piano books
novel poem poems poetry joke jokes riddle weather rain raining rainy sunny sunshine umbrella
snowing galaxy galaxies astronomy telescope moon planet planets greek latin french spanish german
italian chinese japanese mythology delphi philosophy geography scotland england wales manchester
leeds liverpool paris rome madrid italy spain rainforest deforestation ocean beach mountain
pumpkin pumpkins halloween christmas xmas easter santa carnival fruit apple apples banana
vegetable vegetables potato laundry washing ironing cleaning cleaner vacuum hoover carpet curtain
curtains furniture decor blanket pillow bed bedroom bath toy toys doll lego stroller goalie wifi
mousepad headset headphones webcam projector phone number sim jira confluence ticket tickets
trello asana notion figma zoom webex excel powerpoint outlook photoshop illustrator copilot
chatgpt openai gpt cursor claude gemini siri alexa spotify netflix youtube tiktok instagram
facebook twitter tesla spacex disney nike ikea starbucks uber airbnb ebay paypal whatsapp telegram
salesforce hubspot workday sap servicenow zendesk snowflake databricks heroku vercel netlify
cloudflare akamai digitalocean linode hetzner ovh dropbox gmail icloud newspaper magazine ceo cfo
founder celebrity actor actress singer painter author shareholder stocks bitcoin insurance
mortgage pension tax taxes loan parcel parcels courier delivery postman mail doctor dentist
hospital medicine pill hair haircut makeup ideas idea hobby hobbies travel trip tourist museum zoo
penguin penguins bird birds fish tiger lion horse cow sheep bee owes owe tip stink stinks smell
smells summit conference webinar meetup hackathon keynote exam exams practitioner architect hiring
recruit recruiter interview interviews cv resume vacancy vacancies offsite karaoke raffle slack
discord kindle prime iphone ipad samsung pixel playstation xbox nintendo steam minecraft fortnite
swimming pool swim skiing ski snowboard surfing surf sail sailing boat ship ships ferry cruise
yacht canoe fishing hiking hike camping camp tent climbing dance dancing dancer ballet opera
theatre theater cinema stage circus festival fair parade knee leg legs arm arms foot feet nose ear
ears eye eyes tooth teeth heart blood brain stomach headache fever cold flu cough sneeze nurse
surgery therapy yoghurt yogurt butter egg eggs meat chicken beef pork bacon sausage rice pasta
noodles sushi taco burger burgers fries ketchup juice lemonade soda cola whisky vodka cocktail
cocktails tray plate plates bowl spoon fork knife cup mug oven stove toaster tree trees flower
leaf grass lawn farm farmer tractor barn forest wood woods hill hills lake island islands desert
hamster rabbit mouse rat snake spider spiders wasp wasps ant ants butterfly butterflies lipstick
perfume razor soap shampoo towel mirror lamp candle candles lightbulb bottle bottles bag bags
backpack suitcase wallet purse watch jewelry ring necklace diamond gold silver king's pope bishop
church temple mosque monk prayer religion god goddess ireland france germany portugal greece
poland sweden norway denmark finland netherlands belgium switzerland austria russia ukraine turkey
japan china india korea australia canada mexico brazil argentina africa egypt kenya america europe
usa tokyo berlin munich hamburg barcelona lisbon vienna zurich geneva amsterdam brussels stockholm
oslo copenhagen helsinki dublin frankfurt london york chicago boston seattle sydney melbourne
delhi mumbai singapore honda toyota ford bmw mercedes volvo van truck lorry motorbike scooter tyre
tyres wheel wheels petrol diesel-car mechanic shakespeare hamlet picasso mozart beethoven einstein
newton lisa trump obama biden musk bezos gates jobs penicillin vaccine molecule atom physics
chemistry biology maths algebra geometry theorem knitting sewing painting pottery origami crochet
puzzle crossword sudoku barber salon spa massage tattoo apartment landlord's tenant's rent plumber
plumbing electrician carpenter painter-decorator gardener babysitter nanny payslip
payroll-question pension-plan raise-request timesheet ferret unicorn dragon wizard magic witch
ghost zombie vampire pirate pirates ninja superhero costume costumes dress skirt jeans pyjamas
scarf gloves mittens boots sandals sneakers spade shovel hammer screwdriver drill-bit ladder paint
brush vase statue sculpture gallery telephone charger charging cable-tie usb headphone earbuds
speaker speakers tv television remote waiter waitress chef bartender lifeguard firefighter
policeman soldier army navy haiku limerick essay speech toast airtable miro monday.com basecamp
linear bitbucket gitlab
`);

/** Another provider, or software that somebody else runs for you. */
export const OTHER_CLOUDS = list(`
azure gcp entra gke aks bigquery cosmosdb sharepoint onedrive intune office365 o365 m365 alibaba
aliyun tencent openstack digitalocean linode hetzner ovh ovhcloud heroku vercel netlify cloudflare
gmail icloud firebase supabase
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
];

/** Words of topics that everyday life uses too: alone beside words we don't know, they prove nothing. */
export const PLAIN_WORDS = list(`
key keys train training fire power cool cooling cold heat lock locks locking locked gate gates guard guards camera cameras table tables
window windows log logs bucket patch patches flood water port ports host hosts guest guests bill bills badge badges
door doors room rooms building buildings server servers access light code release change changes report reports
record records file files glass card cards pass cost costs price pay pays budget charge charges spend course teach teaching
test tests drill exercise label labels tag tags watch watches alarm alarms alert monitor model models prompt agent agents
application applications program device devices phone phones laptop tablet account accounts licence license permit staff visitor visitors
inventory domain site sites plant storm lightning generator fence fences cable cables wire switch route routes
traffic connection drive drives tape image images box boxes rack racks kit gear equipment machine machines metal privacy energy
green carbon footprint recycling spare fix fixes repair replace broken dead break fail crash backup cover function functions volume queue
topic trail notifications instance registry satellite document documents information data content storage key card policy policies role roles rules rule
user users permission permissions right rights delete old lost leak stolen report insurance supplier suppliers contract
scale speed performance load limit limits capacity size index query schema tables columns app apps software tool tools package product
region zone country location edge climate environment weather disaster recovery service education workshop password passwords login
email public open closed private personal sensitive secret secrets hole bug flaw virus attack threat
`);
