"""The pages that people see: templates, styles and scripts, and what puts them together.

Floor 3. Every page works without anything from another server, and the guides work without scripts.
"""
