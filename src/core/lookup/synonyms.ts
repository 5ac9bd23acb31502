import { PLANT } from './synonyms-plant.ts';

/**
 * Words that people use for one another, whatever the topic: the idea, then its words. A topic's phrase
 * with one of them is met by any other, a little less firmly. A word may stand for several ideas.
 */
const IDEAS = `${PLANT}
data: content, contents, file, files, object, objects, record, records, information, info,
    payload, payloads, document, documents, upload, uploads, dataset, photo, photos, picture,
    video, videos, row, rows
sensitive: confidential, secret data, sensitive stuff, private, personal, pii, classified
encrypt: encryption, scramble, cipher, crypto, cryptography, encrypted, aes, aes 256,
    cryptographic, unencrypted, plaintext, encipher, ciphered
at rest: stored, on disk, on disks, sits in, sitting in, landed, saved, server side, server end,
    filesystem, file system, volume, when stored, while stored, static data
in transit: in flight, in motion, on the wire, over the wire, over the network,
    across the network, crosses the network, crossing the network, in the clear, on the move,
    over the internet, between services, moving data, while travelling, travelling, snooping,
    eavesdropping, man in the middle, mitm, sniff, travels, travel, while it travels, in between,
    moves between
traffic: connection, connections, requests, packets, communication
tls: ssl, https, mtls, cleartext, starttls
certificate: cert, certs, certificates, tls certificate, ssl certificate, x509, ssl cert, tls cert
client side: client end, on our end, our end, before upload, before uploading, before it leaves,
    before they go, before sending, before anything is sent, before we send, before it goes,
    before storing, client app, own program, inside our app, in our code, in the app itself,
    end to end, locally, by us before, up front, before they reach, before it reaches,
    before they hit, before it hits, desktop tool, own tool, first before, before going
key: keys, cmk, encryption key, kms key, crypto key, master key, encryption keys,
    customer managed key, data key
access key: access keys, secret key, secret access key, aws keys, api key, api keys, iam key,
    iam keys, iam access key, iam access keys, aws access key, aws access keys, akid,
    long lived keys, static keys
ssh key: ssh keys, key pair, keypair, private key, pem file, pem, private keys
rotate: rotation, roll, cycle, renew, change regularly, expire, expiry, rollover, lapse, run out
leak: leaked, leaking, exposed, expose, spill, stolen, compromised, leaks
secret: secrets, env var, env vars, connection string, token, tokens, api token, vault secret
password: passwords, passphrase, passcode, pwd, pw, passwd
mfa: 2fa, two factor, two factor authentication, 2 factor, multi factor,
    multi factor authentication, multifactor, second factor, otp, totp, yubikey,
    authenticator app, authenticator, passkey, mfa device, 2 step, two step, one time code,
    hardware token, fido, multi factor authentification, u2f
login: logins, authenticate, authentication, authn, auth, authentification, authenticating, logon,
    signin
federation: sso, single sign on, saml, oidc, idp, identity provider, okta, entra id, federated,
    active directory, ldap, identity center
permission: permissions, access, accesses, rights, right, privilege, privileges, authorization,
    authorisation, authz, perms, entitlement, least privilege, allowed, allow, permit,
    access rights, access control, may use, may read, gain access, can read, can see, can do,
    get at
policy: policies, iam policy, iam policies, policy document, permission policy, scp
role: roles, iam role, iam roles, trust policy, assume role
user: users, account holder, iam user, iam users, user account, user accounts, login account,
    identities, identity
joiner: new joiner, leaver, offboard, onboard, offboarding, onboarding, new hire, starter,
    starters, leavers, joiners, ex employee, former employee, deprovision, joins, new starter,
    movers, new employee, ex colleague, ex colleagues
staff: employee, employees, personnel, worker, workers, technician, technicians, engineer,
    engineers, operator, operators, developer, developers, devs, colleagues, contractor,
    workforce, admins, insider
train: training, teach, teaching, educate, education, course, courses, awareness, coach, coaching,
    workshop, elearning, security awareness, skill, upskill, learn, educating, lessons
security group: security groups, sg, sgs, secgroup, secgroups, sec group, sec groups,
    securitygroup, securitygroups
nacl: nacls, network acl, network acls, acl, acls, access control list
firewall: firewalls, fw, firewalling, iptables, packet filter
port: ports, port 22, port 443, open ports, inbound, outbound, ingress, egress, ssh, rdp
ip: ips, ip address, ip addresses, cidr, ip range, source ip, ip ranges, cidr range, cidr ranges,
    address range
subnet: subnets, private subnet, public subnet
public: publicly, open to the world, open to the internet, world readable, open to everyone,
    wide open, internet facing, anonymous, publicly accessible, anyaddress, whole internet,
    to the world, on the internet, public internet, open bucket, open to anyone, unauthenticated,
    reachable, internet, the net, whole world, everyone
tenant: tenants, other customers, other aws customers, other tenants, other people s instances,
    neighbour, neighbor, neighbours, neighbors, co tenant, another customer, other accounts,
    other companies
isolate: isolation, separate, separation, kept apart, keep apart, segregate, segregation,
    wall off, partition, separated
ddos: denial of service, dos attack, volumetric, syn flood, traffic flood, botnet
backup: backups, snapshot, snapshots, snapshotting, restore point, spare copy, data copies, bkp
restore: recover, recovery, point in time, pitr, roll back, bring back, undelete, restoring,
    point in time restore, point in time recovery
retention: retain, how long, keep for, keep them for, retention period, days to keep, kept for
delete: deletion, purge, erase, erasure, clean up, cleanup, remove, get deleted, deleting,
    cleans up, expire
durable: durability, eleven nines, bit rot, data loss, lose data, losing data, lost data,
    replicate, replication, copies, redundant copies, lose objects, losing objects
integrity: corrupt, corruption, tamper, tampering, checksum, overwritten, hash, bit flip,
    accidental delete, accidental deletion, tampered, tampered with, mangled, garbled,
    scrambled by a bug
availability: uptime, high availability, ha, available, stay up, stays up, staying up,
    stay online, up and running, redundancy, redundant, failover, fail over, multi az, online,
    sla, keep running, keeps running, resilience, resilient, resiliency, fault tolerant,
    fault tolerance
outage: outages, goes down, go down, went down, is down, are down, downtime, unavailable, offline,
    goes dark, service interruption, falling over, knocked out, disruption, bad day,
    having problems, having issues
disaster recovery: dr, rto, rpo, business continuity, bcp, disaster, dr plan, region failure,
    region goes down, dr drill, continuity
scale: scaling, scales, autoscaling, auto scaling, autoscale, capacity, throughput, resize,
    rightsizing, sizing, headroom, bigger, provision, provisioning, spike, load spike,
    black friday, elastic, elasticity, more load, scale out, scale up, traffic spike, peak,
    concurrency, performance
quota: quotas, limit, limits, service limit, throttle, throttling, limit increase, rate limited,
    cap, ceiling
log: logs, logging, audit trail, audit log, audit logs, access logs, access log, trail, trails,
    recording who, who accessed what, who did what, flow logs, flow log, event history, logfile,
    api calls, recording
monitor: monitoring, alarm, alarms, alert, alerts, alerting, metrics, keep an eye, keeping an eye,
    keeps an eye, watch, watching, dashboards, observability, health check, health checks,
    telemetry, pager, watches
incident: breach, hacked, hack, compromise, intrusion, attack, attacker, hacker, hackers,
    break in response, security event, security incident, data breach, pwned
cost: costs, bill, billing, spend, spending, budget, charges, invoice, pay, pays, money, finops,
    expensive, price, invoices
licence: license, licences, licenses, licensing, byol, bring your own license, license included
compliance: compliant, comply, regulation, regulations, regulatory, regulator, certified,
    certification, accreditation, accredited, standards, regulators, framework, conformity
report: reports, attestation, soc, soc2, soc1, iso, iso 27001, audit report, assurance report,
    iso27001, soc report, third party auditors, external auditors, bridge letter
audit: auditor, auditors, inspect, inspection, assessor, assessors, auditing, assessment
pci: pci dss, cardholder, card data, credit card, payment card, cardholder data, card payments,
    card numbers
hipaa: phi, health data, patient data, baa, business associate, medical records, patient records,
    healthcare data, protected health information, patients
gdpr: data subject, dsar, right to be forgotten, eu privacy, data protection law,
    subject access request, dpa, data processing agreement
config: configuration, configurations, configs, settings, setting, parameter, parameters,
    parameter group, parameter groups, knobs, misconfiguration, misconfigured, misconfig, drift,
    options, cfg
change: changes, release, releases, rollout, deploy, deployment, deployments, deploys, releasing
iac: terraform, cloudformation, cdk, infrastructure as code, pulumi, stack template
tag: tags, tagging, label, labelling, labels
inventory: asset, assets, cmdb, asset list, asset register, inventories
classify: classification, labelling data, data labels, sensitivity
laptop: laptops, workstation, workstations, phone, phones, mobile, mobiles, tablet, device,
    devices, desktop, browser, byod, pc, pcs, macbook, home computer, thermostat, thermostats,
    sensor, sensors, wearable, wearables
ai: genai, generative ai, llm, llms, ml, machine learning, large language model
foundation model: base model, model hosting, foundation models, model weights, model
prompt: prompts, completions, model inputs, model outputs
database user: db user, db users, database users, db accounts, database accounts, db logins,
    database login, master user, db grants, grant select, db permissions, sql users
query: queries, slow query, slow queries, index, indexes, indices, schema, tables, table design,
    columns, query plan, sql tuning, table
window: maintenance window, maintenance slot, maintenance time, change window, patch window,
    maintenance windows, slot, time slot, nightly slot
supplier: suppliers, subprocessor, subprocessors, supply chain, sub processors, subcontractor,
    subcontractors
carbon: sustainability, co2, green, emissions, energy efficient, renewable,
    footprint, net zero, renewable energy
detection: threat detection, guardduty, intrusion detection, siem, suspicious,
    suspicious activity, anomaly, threat, threats, weird activity, malicious activity
dns: domain, domains, hosted zone, hosted zones, a record, cname, dns record, dns records,
    nameserver, name server, name servers, nameservers, mx record, subdomain, domain name,
    domain names
on prem: on premises, on premise, own datacenter, our office network, our network, our end of,
    corporate network, onprem, our side of the vpn, head office
account: accounts, aws account, aws accounts, multi account, sub account, member account
route table: route tables, routing table, routing tables, routing, routes
internet gateway: igw
peering: vpc peering
nat: nat gateway, nat instance
outdated: out of date, stale, old version, unpatched, obsolete version
lose: losing, lost, loses, vanish, disappear, go missing, gone missing, missing
power failure: power outage, power loss, loses power, lose power
leave: leaves, left, quit, fired, resign, resigned
provider: aws, amazon, cloud provider, hyperscaler
`;

/** Each line's words, the idea first. */
export const SYNONYMS: readonly (readonly string[])[] = IDEAS.trim()
  .split(/\n+(?! )/)
  .map((line) => line.split(/[:,]/).map((word) => word.replace(/\s+/g, ' ').trim()));
