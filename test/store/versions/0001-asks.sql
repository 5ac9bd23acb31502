create table if not exists "kysely_migration" ("name" varchar(255) not null primary key, "timestamp" varchar(255) not null);
create table if not exists "kysely_migration_lock" ("id" varchar(255) not null primary key, "is_locked" integer default 0 not null);
create table "asks" ("platform" text not null, "workspace" text not null, "channel" text not null, "id" text not null, "person" text not null, "text" text not null, "service" text, "topic" text, "outcome" text not null, "right" integer, "at" bigint not null, constraint "asks_key" primary key ("platform", "workspace", "id"));
create index "asks_of_person" on "asks" ("platform", "workspace", "person", "at");
create index "asks_at" on "asks" ("at");
insert into "asks" ("platform", "workspace", "channel", "id", "person", "text", "service", "topic", "outcome", "right", "at") values ('slack', 'T-one', 'one asks channel', 'one asks id', 'one asks person', 'one asks text', 'one asks service', 'one asks topic', 'one asks outcome', 1700000000, 1700000000);
insert into "asks" ("platform", "workspace", "channel", "id", "person", "text", "service", "topic", "outcome", "right", "at") values ('slack', 'T-two', 'two asks channel', 'two asks id', 'two asks person', 'two asks text', 'two asks service', 'two asks topic', 'two asks outcome', 1700000001, 1700000001);
insert into "kysely_migration" ("name", "timestamp") values ('0001-asks', '2026-01-01T00:00:00.000Z');
insert into "kysely_migration_lock" ("id", "is_locked") values ('migration_lock', 0);
