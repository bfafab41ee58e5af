-- What ServiceApi.Client.PostgreSql keeps in a database. It can be run again, also by several at once, and while it is in use.
-- A later version adds to it: functions have their version in their names, and those of earlier versions stay, so that two versions
-- of an app can run side by side.

begin;
set local client_min_messages = warning;
select pg_advisory_xact_lock(hashtextextended('serviceapi.schema', 0));

create schema if not exists serviceapi;

create table if not exists serviceapi.schema_version (
    version integer primary key,
    installed_at timestamptz not null default clock_timestamp()
);

-- One row for each process that calls. It outlives a crash of the database: who was there before may still be calling.
create table if not exists serviceapi.instance (
    id uuid primary key,
    seat integer not null unique,    -- whose turn it is, once the processes cannot ask any more
    share double precision not null, -- the part of every plan that it may then use
    joined_at double precision not null, -- all instants are seconds since 1970 by the database's clock
    seated_at double precision not null, -- when it took its seat
    seen_at double precision not null
);

-- One row, about all of them. After a crash, and on a replica that takes over, it is missing: then nobody knows what was used meanwhile.
create unlogged table if not exists serviceapi.fleet (
    only_row boolean primary key default true check (only_row),
    given_out double precision not null default 1, -- the part of every plan that is given out here; the rest is with those who are cut off
    emptied_at double precision not null           -- what was in the buckets before may have been used by those who were cut off
);

insert into serviceapi.fleet (emptied_at) select 0 where not exists (select from serviceapi.schema_version) on conflict do nothing;

-- One row for each usage plan: a line of numbered permits. The next one's number and instant tell those of all before it, since they
-- follow each other at the plan's pace; so a plan that slows down, or pauses, moves all permits of the line that are still to come.
-- After a crash the table is empty, which is safe since all buckets then count as empty; so nothing needs to be written twice.
create unlogged table if not exists serviceapi.usage_plan (
    application text not null,
    account text not null,
    endpoint text not null,
    operation text not null,
    plan_rate double precision not null, -- the plan as the process that joined last has it
    burst integer not null,
    is_ceiling boolean not null,
    planned_at double precision not null,
    rate double precision not null,      -- permits per second, as the service named it last
    pace double precision not null,      -- at which they are given out here
    begun_at double precision not null,  -- which line it is: after a crash there is another, with numbers of its own
    line bigint not null default 0,      -- the number of the next permit
    due double precision not null,       -- and its instant: in the past by what the bucket holds, in the future by those who wait
    paused_until double precision not null default 0,
    asked_at double precision not null,
    used_on date not null default current_date,
    primary key (application, account, endpoint, operation)
) with (fillfactor = 50);

create index if not exists usage_plan_used_on on serviceapi.usage_plan (used_on);

-- Access tokens, encrypted by a key that is not here. The table is not logged, so that they are in no replica, and in no backup but one of pg_dump.
create unlogged table if not exists serviceapi.access_token (
    service text not null,
    credentials text not null, -- what tells them from all others, and cannot be turned back into them
    token bytea not null,
    issued_at timestamptz not null,
    expires_at timestamptz not null,
    primary key (service, credentials)
);

create index if not exists access_token_expires_at on serviceapi.access_token (expires_at);

-- How fast permits are given out: at the plan's rate, unless its burst is too small to take in requests that arrive up to a second
-- apart from how they were sent.
create or replace function serviceapi.pace_1(rate double precision, burst integer) returns double precision
language sql immutable as $$ select least(rate, greatest(burst - 1, 1 / (1 / rate + 1))) $$;

-- Tells what a process wants to say of a plan, and asks for permits.
create or replace function serviceapi.exchange_1(
    an_application text, an_account text, an_endpoint text, an_operation text,
    its_rate double precision, its_burst integer, its_rate_is_ceiling boolean, its_first_burst integer, it_joined_at double precision,
    wanted integer,                 -- how many permits; 0 to only look
    patience double precision,      -- none, if the first is due later than in so many seconds
    penalty double precision,       -- seconds; null unless the service has refused a request
    named_rate double precision,    -- null unless the service has named another one
    out granted integer, out line bigint, out due_in double precision, out pace double precision, out rate double precision, out paused_for double precision,
    out begun_at double precision)
language plpgsql as $$
declare
    spread constant double precision := 1;  -- seconds: by which a request arrives later than its permit's instant, at most
    horizon constant double precision := 1; -- seconds: for how long processes go by what they were told
    plan serviceapi.usage_plan;
    fleet serviceapi.fleet;
    emptied_at double precision;
    now double precision;
    base double precision;
    room double precision;
    paused_until double precision;
begin
    select * into plan from serviceapi.usage_plan p
        where (p.application, p.account, p.endpoint, p.operation) = (an_application, an_account, an_endpoint, an_operation) for update;
    if not found then
        now := extract(epoch from clock_timestamp());
        insert into serviceapi.usage_plan (application, account, endpoint, operation, plan_rate, burst, is_ceiling, planned_at, rate, pace, begun_at, due, asked_at)
            values (an_application, an_account, an_endpoint, an_operation, its_rate, its_burst, its_rate_is_ceiling, it_joined_at, its_rate, its_rate, now,
                coalesce(now - (its_first_burst - 1) / its_rate, 0), now)
            on conflict do nothing;
        select * into plan from serviceapi.usage_plan p
            where (p.application, p.account, p.endpoint, p.operation) = (an_application, an_account, an_endpoint, an_operation) for update;
    end if;

    select * into fleet from serviceapi.fleet;
    now := extract(epoch from clock_timestamp()); -- only now: the row may have been waited for
    if plan.asked_at > now then
        -- The clock was set back, and so is what was told by it.
        plan.due := plan.due - (plan.asked_at - now);
        plan.paused_until := plan.paused_until - (plan.asked_at - now);
    end if;

    if it_joined_at > plan.planned_at then
        if (its_rate, its_burst, its_rate_is_ceiling) <> (plan.plan_rate, plan.burst, plan.is_ceiling) then
            plan.rate := its_rate;
        end if;
        plan.plan_rate := its_rate;
        plan.burst := its_burst;
        plan.is_ceiling := its_rate_is_ceiling;
        plan.planned_at := it_joined_at;
    end if;

    if named_rate is not null then
        plan.rate := case when plan.is_ceiling then least(named_rate, plan.plan_rate) else named_rate end;
    end if;

    -- At another pace, as many are in the bucket, or ahead in the line, as before.
    base := greatest(now, plan.paused_until);
    pace := serviceapi.pace_1(plan.rate, plan.burst) * coalesce(fleet.given_out, 1);
    plan.due := base + (plan.due - base) * plan.pace / pace;
    plan.pace := pace;

    -- A full bucket overflows: early enough for requests that are under way for long, and for turns that others take meanwhile.
    room := greatest(1, plan.burst - pace * spread * case when fleet.given_out < 1 then 1.5 else 1 end);
    emptied_at := least(now, greatest(coalesce(fleet.emptied_at, now), extract(epoch from pg_postmaster_start_time())));
    plan.due := greatest(plan.due, now - (room - 1) / pace, emptied_at + 1 / pace);

    if penalty is not null then
        -- Until the end of it, what is on its way by what others were told before has arrived.
        paused_until := now + greatest(penalty, horizon + spread + 1 / pace);
        if paused_until > plan.paused_until then
            plan.due := greatest(plan.due, base) + paused_until - base;
            plan.paused_until := paused_until;
        end if;
    end if;

    granted := 0;
    due_in := plan.due - now;
    if wanted > 0 and due_in <= patience then
        -- A quarter of what the line has room for, so that it stays short. Fractions are left to chance: by a rule, some would always get the more.
        granted := least(wanted, greatest(1, floor((horizon - due_in) * pace / 4 + random())::integer));
        plan.line := plan.line + granted;
        plan.due := plan.due + granted / pace;
        due_in := plan.due - now;
    end if;

    update serviceapi.usage_plan p set
        plan_rate = plan.plan_rate, burst = plan.burst, is_ceiling = plan.is_ceiling, planned_at = plan.planned_at, rate = plan.rate, pace = plan.pace,
        line = plan.line, due = plan.due, paused_until = plan.paused_until, asked_at = now, used_on = current_date
        where (p.application, p.account, p.endpoint, p.operation) = (an_application, an_account, an_endpoint, an_operation);
    line := plan.line;
    rate := plan.rate;
    begun_at := plan.begun_at;
    paused_for := greatest(0, plan.paused_until - now);
end $$;

create or replace function serviceapi.free_seat_1() returns integer
language sql as $$
    select min(free.seat) from (select 0 as seat union all select i.seat + 1 from serviceapi.instance i) free
        where not exists (select from serviceapi.instance i where i.seat = free.seat)
$$;

-- A process says that it is there. One that does not for 3 seconds is taken to be cut off, and its share is not given out here any more:
-- for half a minute, or until 3 seconds after the database's start if it was last seen before. Most of those who fall silent have ended,
-- and need none: never more than half of a plan is kept for them.
create or replace function serviceapi.report_1(
    an_instance uuid,
    most_instances integer,
    returns boolean,           -- whether it was cut off: it may have used its share since
    said_at double precision,  -- when it says so; null if it does not know the clock
    out is_heard boolean, out heard_at double precision, out seat integer, out seats integer, out joined_at double precision, out seated_at double precision,
    out given_out double precision)
language plpgsql as $$
declare
    started_at constant double precision := extract(epoch from pg_postmaster_start_time());
    fleet serviceapi.fleet;
    mine serviceapi.instance;
begin
    perform set_config('synchronous_commit', 'off', true); -- the loss of the last ones would do no harm
    select * into fleet from serviceapi.fleet for update;
    if not found then
        insert into serviceapi.fleet (emptied_at) values (extract(epoch from clock_timestamp())) on conflict do nothing;
        select * into fleet from serviceapi.fleet for update;
    end if;

    heard_at := extract(epoch from clock_timestamp());
    is_heard := said_at is null or abs(heard_at - said_at) <= 1.5; -- a process whose word comes late acts as if it was not heard
    if not is_heard then
        return;
    end if;

    update serviceapi.instance i set seen_at = heard_at where i.seen_at > heard_at; -- the clock was set back
    delete from serviceapi.instance i
        where i.id <> an_instance and (i.seen_at < heard_at - 30 or (i.seen_at < started_at and heard_at > started_at + 3));

    select * into mine from serviceapi.instance i where i.id = an_instance;
    if not found then
        insert into serviceapi.instance (id, seat, share, joined_at, seated_at, seen_at)
            values (an_instance, serviceapi.free_seat_1(), 1, heard_at, heard_at, heard_at) returning * into mine;
    elsif mine.seat >= (select count(*) from serviceapi.instance) then
        -- Those before it have left, and the empty seats would have their turns.
        update serviceapi.instance i set seat = serviceapi.free_seat_1(), seated_at = heard_at where i.id = an_instance returning * into mine;
    end if;

    select max(i.seat) + 1 into seats from serviceapi.instance i;
    seats := greatest(seats, most_instances);
    seat := mine.seat;
    joined_at := mine.joined_at;
    seated_at := mine.seated_at;
    update serviceapi.instance i set seen_at = heard_at, share = 1.0 / seats where i.id = an_instance;

    select greatest(0.5, 1 - coalesce(sum(i.share), 0)) into given_out from serviceapi.instance i where i.seen_at < heard_at - 3;
    if returns or given_out <> fleet.given_out or fleet.emptied_at > heard_at then
        update serviceapi.fleet f set
            given_out = report_1.given_out, emptied_at = case when returns then heard_at else least(f.emptied_at, heard_at) end;
    end if;
end $$;

create or replace function serviceapi.leave_1(an_instance uuid) returns void
language sql as $$ delete from serviceapi.instance where id = an_instance $$;

-- Forgets accounts that nobody calls any more, a part of them at a time.
create or replace function serviceapi.clean_1() returns void
language sql as $$
    delete from serviceapi.usage_plan where ctid = any (array(
        select ctid from serviceapi.usage_plan where used_on < current_date - 30 limit 10000 for update skip locked));
    delete from serviceapi.access_token where ctid = any (array(
        select ctid from serviceapi.access_token where expires_at < now() - interval '1 hour' limit 10000 for update skip locked));
$$;

insert into serviceapi.schema_version (version) values (1) on conflict do nothing;
commit;
