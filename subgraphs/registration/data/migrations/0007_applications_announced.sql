-- Not every change of an application is an event: what was decided while a register was silent, for one.
create function announce_change() returns trigger language plpgsql as $$
begin
  perform pg_notify('application_changed', new.id::text);
  return null;
end $$;
--> statement-breakpoint
create trigger application_row_changed after update on applications for each row
  when (old.* is distinct from new.*) execute function announce_change();
