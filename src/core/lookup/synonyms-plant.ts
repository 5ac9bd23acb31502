/** Words for one another: buildings, machines, systems and code. See synonyms.ts. */
export const PLANT = `
management: mgmt, mgt, governance
datacenter: data center, data centers, dc, dcs, server room, server rooms, computer room,
    machine room, data hall, data halls, server hall, server farm, colo, facility, facilities,
    site, sites, building, buildings, premises, campus, hall, halls, room, rooms, bit barn
hardware: kit, gear, equipment, tin, metal, bare metal, rack, server, machine, box, blade,
    chassis, motherboard, component, physical server, physical machine, physical box, psu, ram,
    cpu, nic, plumbing, host machine, physical host, appliance
disk: drive, hard drive, hard disk, hdd, ssd, nvme, storage device, storage media,
    storage hardware, storage kit, storage array, media, tape, platter, storage
dispose: disposal, destroy, destruction, shred, crush, degauss, demagnetise, wipe, sanitise,
    scrap, bin, throw out, throw away, throwing out, thrown out, get rid of, getting rid of,
    gets rid of, got rid of, discard, retire, decommission, recycle, way out, its way out,
    out of service, worn out, trash, dump, pulp, incinerate, obliterate, chuck, scrub, overwrite,
    disposing, their way out, smash, sledgehammer, unreadable, unrecoverable, hammer
failure: fail, broken, break, broke, breaks, die, died, dies, dead, dying, faulty, blow, blown,
    fried, crash, fell over, falls over, fall over, malfunction, kaput, defective, fault,
    conk out, pack up, goes bad, bust
repair: replace, swap, swap out, fix, mend, renew, refurbish, break fix, substitute, overhaul,
    service contract, splice, fit, fitting, refit
power: electricity, electric, electrical, mains, ups, generator, power cut, power supply,
    power feed, utility power, diesel, voltage, blackout, brownout, energy supply, battery
cooling: cool, aircon, air conditioning, air con, hvac, ac, chiller, heat, humidity, temperature,
    ventilation, climate, hot, overheating, dry, crac
natural disaster: earthquake, storm, hurricane, tornado, typhoon, tsunami, flooding, flood,
    lightning, wildfire, weather event, water leak, fire
guard: fence, camera, cctv, badge, badge reader, lock, mantrap, biometric, gate, security guard,
    turnstile, door, alarm system, perimeter, barrier, bollard, patrol, surveillance, locked
intruder: break in, breaking in, breaks in, broke in, burglar, trespass, theft, thief, steal,
    walk in, walking in, walks in, walk into, walking into, tailgating, sneak in,
    unauthorised person, stranger, wander in, breakin, get in, getting in, gets in, gets inside,
    get inside, enter, entry, visitor, walking up, walk up
physical: physically, in person, on foot
under: underneath, below, beneath, underlying, under the hood, lower, behind the scenes, built on,
    runs on, sits on, underpin, downwards, underpinning, bottom, base, foundation, foundational
infrastructure: infra, platform, stack, fabric, substrate, plumbing, underlay
cable: cabling, wire, wiring, fibre, fiber, undersea cable, submarine cable, cat6, patch panel,
    dark fibre
router: switches, network gear, network kit, network equipment, network device, network box,
    network hardware, hardware firewall, routers
network: networking, net, lan, wan, comms, communications
backbone: global network, physical network, private network, network infrastructure
firmware: bios, microcode, uefi, bmc
worldwide: global, globally, around the world, international
region: regions, awsregion, geography, country, continent, jurisdiction, germany, france, ireland,
    uk, europe, eu, usa, america, canada, india, japan, australia, singapore, brazil, switzerland,
    spain, italy, sweden, frankfurt, dublin, london, paris, tokyo, sydney, mumbai, virginia, ohio,
    oregon
zone: az, azs, availability zone, availability zones
edge: edge location, edge locations, edge site, pop, pops, point of presence, points of presence,
    edge pop, edge pops
os: operating system, operating systems, linux, windows, ubuntu, rhel, red hat, centos, debian,
    amazon linux, distro, bottlerocket, windows server, suse
kernel: linux kernel
vm: virtual machine, virtual machines, virtual server, guest, instance, ec2
hypervisor: virtualization, virtualisation, vmm, xen, kvm, nitro, virtualization layer,
    virtualize, virtualization stack, hypervisors
host: hosts, underlying host, dom0, host system
database: db, databases, rdbms, mysql, postgres, postgresql, mariadb, sql server, mssql, oracle,
    mongo, database server, sql, dbms, redis, data store
engine: db engine, database engine, database software, db software, engine software
runtime: language runtime, interpreter, python, node, nodejs, java, jvm, jdk, dotnet, net runtime,
    ruby, php, golang, managed runtime
container: docker, dockerised, containerised, pod, podman
image: images, base image, container image, docker image, dockerfile, container images
patch: patches, update, updates, fix, hotfix, security fix, security fixes, security update,
    security updates, security patch, security patches, bugfix, up to date, hot fix, service pack,
    patch tuesday, remediate, upd8, patching, bring up to date, updating, keep current
upgrade: upgrades, newer version, new version, new versions, major version, latest version,
    next version, bump, version upgrade, roll out, migrate to, next major
end of life: eol, end of support, deprecated, deprecation, unsupported, out of support, sunset,
    obsolete, retirement
vulnerability: vuln, cve, hole, flaw, weakness, exploit, zero day, 0day, security bug,
    security hole, security flaw, loophole, bug, security holes, buggy, weaknesses,
    known weakness, security weakness
scan: scanning, scanner, assess, detect, nessus, qualys, tenable
harden: hardening, lockdown, baseline, cis benchmark, locking down, tighten, stig
malware: virus, antivirus, anti virus, av, antimalware, anti malware, ransomware, trojan, worm,
    spyware, edr, rootkit, cryptominer, xdr
app: application, apps, web app, webapp, website, web application, web site, program,
    microservice, web page, checkout page, frontend, backend, front end, back end, business logic,
    shop, store front, web shop, portal, in house app, in house software
code: source code, codebase, script, function code, coding
software: tool, package, product, agent, binaries
library: libraries, dependency, dependencies, npm, pip, maven, gem, open source,
    third party library, module, sdk version, transitive, log4j, npm package, pypi, lambda layer,
    jar, openssl, package version, vulnerable package
vendor software: third party software, third party, 3rd party, isv, marketplace, off the shelf,
    vendor app, vendor apps, cots, bought, commercial software, palo alto, fortinet,
    checkpoint appliance, splunk, datadog, crowdstrike, vendor tool
test: tests, testing, qa, quality assurance, drill, rehearse, exercise
`;
