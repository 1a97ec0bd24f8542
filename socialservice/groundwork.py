"""Tables that a migration makes at once."""

from django.db.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel
from django.db.migrations.operations.base import Operation


class Together(Operation):
    """Operations that make new tables, carried out as if each model had been whole from the beginning.

    One after the other, each would render all models that hang together anew: a minute for two hundred of them.
    """

    reversible = False
    serialization_expand_args = ["operations"]

    def __init__(self, operations):
        self.operations = operations

    def state_forwards(self, app_label, state):
        state.__dict__.pop("apps", None)  # else rendered anew after each operation; the next reader renders them once
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for operation in self.operations:
            if isinstance(operation, CreateModel):
                model = to_state.apps.get_model(app_label, operation.name)
                if self.allow_migrate_model(schema_editor.connection.alias, model):
                    schema_editor.create_model(model)
            elif not isinstance(operation, AddField | AddConstraint | AddIndex):  # those came with their table
                operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def describe(self):
        return f"Make tables at once: {sum(isinstance(each, CreateModel) for each in self.operations)}"
