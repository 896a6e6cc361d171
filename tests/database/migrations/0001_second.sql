create table stamps (letter integer not null references letters (id));
