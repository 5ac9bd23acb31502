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
setup setups responsible responsibility responsibilities responsability accountable accountability
liable liability answerable own owns owner owners owned owning ownership job jobs task tasks duty
duties burden problem problems headache concern concerned concerns worry worries hook fault blame
remit charge plate side sides part parts party parties handle handles handled handling manage
manages managed managing look looks looking care cares caring deal deals dealing dealt sort sorts
sorted sorting run runs running ran operate operates operated operating maintain maintains
maintained maintaining upkeep keep keeps keeping kept ensure ensures ensuring sure make makes
making made perform performs carry see sees saw supposed meant mean expected expect need needs
needed get gets getting got give gives giving given take takes taking took taken put puts putting
go goes going gone come comes coming came work works working happen happens happening happened say
says said saying tell tells telling ask asks asked asking answer answers know knows knowing think
thinks want wants wanted like likes try tries trying help helps use uses used using user decide
decides deciding decided decision choose chooses choosing chosen pick picks picking picked select
selects selecting determine determines determining set sets setting define defines defining write
writes writing written create creates creating created add adds adding added apply applies
applying applied turn turns turning turned switch switching switched enable enables enabling
enabled configure configures configuring configured implement implements implementing install
installs installing installed provide provides providing provided supply supplies supplied check
checks checking checked verify verifies review reviews reviewing bring brings brought hold holds
held find finds found show shows start starts stay stays begin begins call calls called matter
matters mind sit sits sitting sat lie lies belong belongs fall falls secure secured secures
securing security safe safely safety protect protects protecting protected protection safeguard
safeguards safeguarding guaranteed guarantee guarantees control controls controlling controlled hi
hello hey morning afternoon please thanks thank cheers sorry quick question questions obvious dumb
stupid silly noob newbie wondering wonder curious curiosity confused confusing unsure clarify
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
basis allowed able ready possible step steps action actions activity activities effort process
processes procedure procedures aspect aspects require requires required requirement requirements
involve involves involved include includes including included exist exists remain remains left
kick follow follows followed oversee oversees supervise supervises govern governs governing
administer administers administering administration admin undertake undertakes assign assigned
assigns delegate delegated doing happy glad sad worried nervous scared instruction instructions
yall down off without against between over out up before after across attach attaches attaching
attached detach organise organises organising organised organize organizes organizing organized
live lives living lived hooked pass passes passing passed send sends sending sent receive receives
reach reaches reaching love feed arrange arranges arranging arranged coordinate pull pulls pulled
push pushes pushed move moves moving moved touch touches touching planning planned serve serves
serving covering covered addressing carried deliver grab fulfil fulfill meet meets met hand hands
handed treat treats treated stand stands standing stood allow allows let letting fill fills signs
signing signed buy buys buying bought bother bothers respond responds responding issue issues
raise raises raising raised contribute cause causes caused lead leads leading led head heads
heading drives driven driver suppose consider considers considering considered appear appears
become becomes rely relies relying trust trusts trusted cared interested actively mostly mainly
partly partially jointly separately individually automatically manually manual obviously certainly
definitely surely roughly anyhow etc yesterday tonight early late recently lately finish finished
finishes monday tuesday wednesday thursday friday saturday sunday weekend january february april
june july august september october november december hundred hundreds thousand thousands noone
fleet tick ticks lay lays laid shared joint split divided reason reasons idea fact truth story
wild fun efficiently effectively reliably continuously constantly scenario situation example
instance's everyday kindly urgently urgent asap immediately straight truly literally seriously
honestly tidy smooth smoothly okayish generic individual combined joined mixed related relevant
appropriate suitable necessary mandatory optional obligatory legal legally formally technically
practically theoretically ideally hopefully went told did gave thought knew seemed seems seem
looked blah um uh hmm oh ah five six seven eight nine ten eleven twelve twenty thirty ninety speed
generation generations behind digit digits wrong
ireland frankfurt london paris milan spain stockholm zurich tokyo osaka seoul singapore sydney
melbourne mumbai hyderabad jakarta bahrain canada montreal calgary virginia ohio oregon
`);
