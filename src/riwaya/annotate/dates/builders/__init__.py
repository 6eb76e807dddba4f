"""What each form of a time expression builds from what its pattern has caught: one function a form.

`caught` is what they all read; each other module holds the builders of one kind of time.
"""
