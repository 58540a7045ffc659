-- The post somebody stood in for (代办); empty where they acted in their own.
alter table timeline add column on_behalf varchar(100);
